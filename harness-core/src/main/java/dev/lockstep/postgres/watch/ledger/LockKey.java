package dev.lockstep.postgres.watch.ledger;

import dev.lockstep.lock.LockMode;

/**
 * One lock as {@code pg_locks} tells it apart from others.
 *
 * @param relation the relation's OID; 0 for an advisory lock
 * @param advisory the key of an advisory lock as people write it, {@code 42} or {@code 4, 2}; empty for a relation
 * @param mode in which mode
 */
public record LockKey(long relation, String advisory, LockMode mode) {

    /** OIDs below belong to the system's own catalogs. */
    public static final long FIRST_OF_USERS = 16_384;

    /** The second key of an advisory lock that has a single one of 64 bits. */
    private static final int ONE_KEY = 1;

    static LockKey onRelation(long oid, LockMode mode) {
        return new LockKey(oid, "", mode);
    }

    static LockKey onAdvisory(String key, LockMode mode) {
        return new LockKey(0, key, mode);
    }

    /** Returns an advisory lock as {@code classid}, {@code objid} and {@code objsubid} tell it. */
    static LockKey onAdvisory(long high, long low, int keys, LockMode mode) {
        return onAdvisory(keys == ONE_KEY ? String.valueOf(high << 32 | low) : (int) high + ", " + (int) low, mode);
    }

    /** Returns whether it can outlive the transaction: an advisory lock can belong to the session. */
    boolean canOutliveTransaction() {
        return relation == 0;
    }
}
