package dev.lockstep.postgres.watch.ledger;

import dev.lockstep.lock.LockHold;

/**
 * One lock from its grant to its release, by {@link System#nanoTime()}. The truth lies within the bounds, both ends included.
 *
 * @param statement the number of the statement that was the first to be seen with it
 * @param key which lock
 * @param acquiredFrom it was not granted before this
 * @param acquiredTo it was granted by then
 * @param releasedFrom it was still held then
 * @param releasedTo it was let go by then, or the step was over
 * @param waitedAtLeast it was waited for at least so many nanoseconds
 * @param waitedAtMost it was waited for at most so many nanoseconds
 * @param source how it is known
 */
public record HeldLock(
        long statement,
        LockKey key,
        long acquiredFrom,
        long acquiredTo,
        long releasedFrom,
        long releasedTo,
        long waitedAtLeast,
        long waitedAtMost,
        LockHold.Source source) {}
