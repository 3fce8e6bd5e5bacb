package dev.lockstep.postgres.watch.ledger;

import dev.lockstep.lock.LockMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A session's locks as it tells them itself: the same as a {@link LockProbe} reads from outside. It waits for none while it answers.
 */
public final class OwnLocks {

    // Everything by its full name: the tool's search_path is none of our business. A session has locks in its own
    // database only, and on what all databases share.
    /**
     * A table expression with the relation as {@code relation}, and as {@code o} if it is from before the step; {@code $1} is an array of two:
     * the largest OID of a relation to be told, and the largest one from before the step.
     */
    public static final String TABLE =
            """
            (SELECT l.relation, l.mode,
                    CASE WHEN l.relation OPERATOR(pg_catalog.<=) ($1)[2] THEN l.relation END o,
                    l.classid, l.objid, l.objsubid
             FROM pg_catalog.pg_lock_status() l
             WHERE l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()
               AND (l.relation OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid
                    AND l.relation OPERATOR(pg_catalog.<=) ($1)[1]
                    AND l.mode OPERATOR(pg_catalog.<>) 'SIReadLock'
                    AND l.locktype OPERATOR(pg_catalog.=) 'relation'
                    OR l.relation OPERATOR(pg_catalog.<) 16384::pg_catalog.oid
                    AND l.locktype OPERATOR(pg_catalog.=) 'relation'
                    AND l.mode OPERATOR(pg_catalog.<>) ALL
                        ('{AccessShareLock,RowShareLock,RowExclusiveLock,SIReadLock}'::pg_catalog.text[])
                    OR l.locktype OPERATOR(pg_catalog.=) 'advisory')) l
            """;

    /** What is read of each. */
    public static final String COLUMNS = "l.mode, l.relation::pg_catalog.text, l.classid::pg_catalog.text,"
            + " l.objid::pg_catalog.text, l.objsubid::pg_catalog.text";

    /** How many columns that are. */
    public static final int WIDTH = 5;

    /** Which of them is the relation; empty for an advisory lock. */
    public static final int RELATION = 1;

    private OwnLocks() {}

    /**
     * Returns the locks.
     *
     * @param rows whose first columns are {@link #COLUMNS}
     * @param newest relations with larger OIDs were left out
     */
    public static LockLook read(List<List<String>> rows, long fromNanos, long toNanos, long newest) {
        Set<LockKey> held = new HashSet<>();
        for (List<String> row : rows) {
            LockMode mode = LockMode.ofServerName(row.get(0));
            held.add(
                    row.get(RELATION).isEmpty()
                            ? LockKey.onAdvisory(
                                    Long.parseLong(row.get(2)),
                                    Long.parseLong(row.get(3)),
                                    Integer.parseInt(row.get(4)),
                                    mode)
                            : LockKey.onRelation(Long.parseLong(row.get(RELATION)), mode));
        }
        return new LockLook(fromNanos, toNanos, newest, held, List.of());
    }
}
