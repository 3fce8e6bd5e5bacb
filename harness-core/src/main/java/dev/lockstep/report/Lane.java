package dev.lockstep.report;

import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockWait;
import java.util.List;

/**
 * Everything that happened to one thing that was locked.
 *
 * @param target what was locked
 * @param weight whether it is worth a look
 * @param holds the tool's locks on it, in order of time
 * @param waits the tool's own waits for it
 * @param victims waits of others for it
 */
public record Lane(
        LockTarget target, Weight weight, List<HoldBar> holds, List<LockWait> waits, List<LockWait> victims) {

    public Lane {
        holds = List.copyOf(holds);
        waits = List.copyOf(waits);
        victims = List.copyOf(victims);
    }

    /** Whether a lane is worth a look. */
    public enum Weight {
        /** It can be in the application's way, or somebody waited. */
        SHOWN,
        /** Weak locks, what the step made itself, and what is locked anyway because its table is. */
        FOLDED
    }

    /**
     * A lock and the statement that took it.
     *
     * @param statement the statement's number, from 0
     * @param weight {@link Weight#FOLDED} for a mode that keeps out neither reads nor writes
     */
    public record HoldBar(int statement, LockHold hold, Weight weight) {}
}
