package dev.lockstep.verdict;

import dev.lockstep.problem.Problem;
import java.util.List;

/** What a run is worth. A run that checked nothing, or not everything it was to check, is never passed. */
public sealed interface Verdict {

    /** Returns everything that was found, suppressed findings included. */
    List<Finding> findings();

    /** Returns {@code passed}, {@code failed} or {@code inconclusive}. */
    String word();

    /** Returns the same verdict over {@code findings}, which are the same findings told otherwise. */
    Verdict with(List<Finding> findings);

    /** Returns what a run is worth: failed before inconclusive, inconclusive before passed. */
    static Verdict of(List<Finding> findings, List<Problem> unchecked) {
        if (findings.stream().anyMatch(Finding::fails)) {
            return new Failed(findings);
        }
        return unchecked.isEmpty() ? new Passed(findings) : new Inconclusive(findings, unchecked);
    }

    /** Every check took place and none found an error that is not suppressed. */
    record Passed(List<Finding> findings) implements Verdict {
        public Passed {
            findings = List.copyOf(findings);
        }

        @Override
        public String word() {
            return "passed";
        }

        @Override
        public Verdict with(List<Finding> findings) {
            return new Passed(findings);
        }
    }

    /** At least one finding is an error that is not suppressed. */
    record Failed(List<Finding> findings) implements Verdict {
        public Failed {
            findings = List.copyOf(findings);
        }

        @Override
        public String word() {
            return "failed";
        }

        @Override
        public Verdict with(List<Finding> findings) {
            return new Failed(findings);
        }
    }

    /**
     * Something that was to be checked was not, and nothing else is wrong.
     *
     * @param why what was not checked and why; never empty
     */
    record Inconclusive(List<Finding> findings, List<Problem> why) implements Verdict {
        public Inconclusive {
            findings = List.copyOf(findings);
            why = List.copyOf(why);
        }

        @Override
        public String word() {
            return "inconclusive";
        }

        @Override
        public Verdict with(List<Finding> findings) {
            return new Inconclusive(findings, why);
        }
    }
}
