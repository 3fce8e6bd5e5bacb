package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Asks again and again whether a real row of a table could be written.
 *
 * <p>A row that is free is only looked at: a lock on it, however short, would write WAL, and would make a migration that takes
 * rows with SKIP LOCKED leave one out. Only a row in the hands of a running transaction is tried for real, because that
 * transaction may hold it in a way that lets writes pass.
 */
final class RowWriter implements Requests.Requester {

    /**
     * What became of the transaction that the row's xmax names. An xmax is the lower half of a transaction's number, the upper
     * half is that of the newest number; where the two do not fit together, and for numbers newer than the snapshot, the answer
     * is "maybe", which costs only a real try.
     *
     * <p>Source: PostgreSQL manual, "System Columns" and "Transaction ID and Snapshot Information Functions".
     */
    private static final String STATE =
            """
            SELECT coalesce(
                (SELECT CASE WHEN xmax = 0 THEN 'free'
                             WHEN newest - newest % 4294967296 + xmax::text::bigint >= newest THEN 'maybe'
                             ELSE coalesce(
                                 pg_xact_status((newest - newest % 4294967296 + xmax::text::bigint)::text::xid8), 'free')
                        END
                 FROM ONLY %s, LATERAL (SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint) AS snapshot (newest)
                 WHERE ctid = ?),
                'gone')""";

    private static final String GONE = "gone";
    private static final Set<String> HELD = Set.of("maybe", "in progress");
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String FIRST_ADDRESS = "(0,1)";
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final RoundTrip find;
    private final RoundTrip look;
    private final RoundTrip take;
    private volatile Optional<String> row = Optional.empty();
    private volatile long nextFind = System.nanoTime();

    RowWriter(Connection session, ObjectName table) throws SQLException {
        find = new RoundTrip(session, underLock(table, "SELECT ctid::text FROM ONLY %s LIMIT 1"));
        look = new RoundTrip(session, look(table));
        take = new RoundTrip(
                session, underLock(table, "SELECT 1 FROM ONLY %s WHERE ctid = ? FOR NO KEY UPDATE NOWAIT"));
    }

    /** Returns the statements that look at the row with the address that is their parameter. */
    static String look(ObjectName table) {
        return underLock(table, STATE);
    }

    /**
     * Waits for the table's lock, holding nothing, and after that for nothing: so no circle of sessions that wait for each other
     * can have this one in it. Planning could wait for an index, but is done once, and one millisecond is the shortest wait that
     * the server knows.
     */
    private static String underLock(ObjectName table, String query) {
        return ("BEGIN; LOCK TABLE ONLY %s IN ROW EXCLUSIVE MODE; SET LOCAL lock_timeout = '1ms'; " + query
                        + "; ROLLBACK")
                .replace("%s", table.quoted());
    }

    @Override
    public String glanceParameter() {
        return row.orElse(FIRST_ADDRESS);
    }

    /** A table without rows is looked through only now and then. */
    @Override
    public boolean isFree(String seen) {
        return seen.equals(GONE) ? row.isEmpty() && System.nanoTime() < nextFind : !HELD.contains(seen);
    }

    @Override
    public void ask(Requests.Patience patience) throws SQLException, InterruptedException {
        while (isRefused() && patience.rest()) {}
    }

    private boolean isRefused() throws SQLException {
        try {
            // Where rows were deleted a search reads past all of them, so it is rare; an address is looked up at once.
            if (row.isEmpty() && System.nanoTime() >= nextFind) {
                nextFind = System.nanoTime() + LOOK_AGAIN_NANOS;
                row = find.ask();
            }
            String address = glanceParameter();
            String state = look.ask(address).orElseThrow();
            if (state.equals(GONE)) {
                row = Optional.empty();
            }
            if (HELD.contains(state)) {
                take.ask(address);
            }
            return false;
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                return true;
            }
            throw e;
        }
    }
}
