package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.DatabaseAddress;

/**
 * The version a server tells.
 *
 * @param number as {@code server_version_num} has it: 180006
 */
record ServerVersion(int number) {

    static final int OLDEST_MAJOR = 14;
    static final int NEWEST_MAJOR = 18;

    int major() {
        return number / 10_000;
    }

    /** Returns {@code 18.6}. */
    String text() {
        return major() + "." + number % 10_000;
    }

    /** @throws LockstepException if lockstep was not tested with it */
    void requireSupported(DatabaseAddress address) {
        if (major() < OLDEST_MAJOR || major() > NEWEST_MAJOR) {
            throw new LockstepException(unsupported(major()).where(address));
        }
    }

    /** Returns the problem of a version that lockstep was not tested with. */
    static Problem unsupported(int major) {
        return Problem.what("PostgreSQL " + major + " is not supported")
                .said("supported: " + OLDEST_MAJOR + " to " + NEWEST_MAJOR)
                .remedy("choose one of these, the one nearest to production");
    }
}
