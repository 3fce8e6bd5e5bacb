package dev.lockstep.settings;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a configuration, so that all of it is told together. */
public final class Mistakes {

    private final List<String> found = new ArrayList<>();

    public void add(Setting setting, String fault) {
        add(setting + ": " + fault);
    }

    public void add(String mistake) {
        found.add(mistake);
    }

    /**
     * Does nothing if nothing is wrong.
     *
     * @param of what has the mistakes: {@code the configuration of the test}
     * @throws LockstepException with everything that is wrong
     */
    public void refuse(String of, String where, String remedy) {
        if (found.isEmpty()) {
            return;
        }
        Problem problem = Problem.what(
                        found.size() == 1 ? of + " has a mistake" : of + " has " + found.size() + " mistakes")
                .where(where);
        for (String mistake : found) {
            problem = problem.said(mistake);
        }
        throw new LockstepException(problem.remedy(remedy));
    }
}
