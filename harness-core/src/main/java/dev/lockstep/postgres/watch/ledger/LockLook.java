package dev.lockstep.postgres.watch.ledger;

import java.util.List;
import java.util.Set;

/**
 * What one reading of {@code pg_locks} showed of one session. It was read at some time between the two moments.
 *
 * @param fromNanos when the question was sent, by {@link System#nanoTime()}
 * @param toNanos when the answer was there
 * @param newest relations with larger OIDs were left out
 * @param held what the session held
 * @param asked what it was waiting for
 */
public record LockLook(long fromNanos, long toNanos, long newest, Set<LockKey> held, List<LockKey> asked) {

    /** No relation is left out. */
    public static final long EVERYTHING = 0xFFFF_FFFFL;

    /** Returns whether {@code key} would be there if it were held. */
    boolean covers(LockKey key) {
        return key.relation() <= newest;
    }
}
