package dev.lockstep.cli;

import dev.lockstep.report.Report;
import dev.lockstep.verdict.Verdict;

/** What the program's end says to whoever started it. */
final class ExitCode {

    static final int PASSED = 0;
    static final int FAILED = 1;
    /** Nothing can be said: something was not checked, or the command was misused. */
    static final int INCONCLUSIVE = 2;

    private ExitCode() {}

    static int of(Verdict verdict) {
        if (verdict instanceof Verdict.Passed) {
            return PASSED;
        }
        return verdict instanceof Verdict.Failed ? FAILED : INCONCLUSIVE;
    }

    static int of(Report report) {
        return switch (report.verdict()) {
            case "passed" -> PASSED;
            case "failed" -> FAILED;
            default -> INCONCLUSIVE;
        };
    }

    /** A failure weighs most: it is known, whatever else is not. */
    static int worse(int one, int other) {
        return one == FAILED || other == FAILED ? FAILED : Math.max(one, other);
    }
}
