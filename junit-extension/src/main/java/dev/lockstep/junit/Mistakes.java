package dev.lockstep.junit;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a configuration, so that all of it is told together. */
final class Mistakes {

    private final List<String> found = new ArrayList<>();

    void add(Setting setting, String fault) {
        add(setting + ": " + fault);
    }

    void add(String mistake) {
        found.add(mistake);
    }

    /**
     * Does nothing if nothing is wrong.
     *
     * @throws LockstepException with everything that is wrong
     */
    void refuse(String test) {
        if (found.isEmpty()) {
            return;
        }
        Problem problem = Problem.what(
                        found.size() == 1
                                ? "the configuration of the test has a mistake"
                                : "the configuration of the test has " + found.size() + " mistakes")
                .where(test);
        for (String mistake : found) {
            problem = problem.said(mistake);
        }
        throw new LockstepException(
                problem.remedy("correct the annotation, junit-platform.properties or the system property"));
    }
}
