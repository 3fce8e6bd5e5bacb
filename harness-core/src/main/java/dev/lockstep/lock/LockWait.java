package dev.lockstep.lock;

import java.util.List;

/**
 * A session that had to wait for a lock.
 *
 * @param waiter who waited
 * @param target for what
 * @param mode in which mode, by the server's name; also for locks that are not on relations: {@code ShareLock}
 * @param since when the wait began
 * @param waited for how long
 * @param end how it ended
 * @param behind who was in the way when that was looked at
 * @param source where the figures come from
 */
public record LockWait(
        Party waiter,
        LockTarget target,
        String mode,
        Moment since,
        Measure waited,
        End end,
        List<Party> behind,
        Source source) {

    public LockWait {
        behind = List.copyOf(behind);
    }

    /** How a wait ended. */
    public enum End {
        GRANTED,
        /** lock_timeout, statement_timeout, a cancel, a deadlock. */
        GIVEN_UP,
        /** The step was over first. */
        STILL_WAITING
    }

    /** Where a wait's figures come from. */
    public enum Source {
        SERVER_LOG,
        SAMPLED
    }
}
