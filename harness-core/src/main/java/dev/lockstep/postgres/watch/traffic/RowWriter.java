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
            SELECT CASE WHEN xmax = 0 THEN 'free'
                        WHEN newest - newest % 4294967296 + xmax::text::bigint >= newest THEN 'maybe'
                        ELSE pg_xact_status((newest - newest % 4294967296 + xmax::text::bigint)::text::xid8)
                   END
            FROM ONLY %s, LATERAL (SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint) AS snapshot (newest)
            WHERE ctid = ?""";

    private static final Set<String> HELD = Set.of("maybe", "in progress");
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String FIRST_ADDRESS = "(0,1)";
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final RoundTrip find;
    private final RoundTrip look;
    private final RoundTrip take;
    private Optional<String> row = Optional.empty();
    private long nextFind = System.nanoTime();

    RowWriter(Connection session, ObjectName table) throws SQLException {
        find = request(session, table, "SELECT ctid::text FROM ONLY %s LIMIT 1");
        look = request(session, table, STATE);
        take = request(session, table, "SELECT 1 FROM ONLY %s WHERE ctid = ? FOR NO KEY UPDATE NOWAIT");
    }

    /**
     * Waits for the table's lock, holding nothing, and after that for nothing: so no circle of sessions that wait for each other
     * can have this one in it. Planning could wait for an index, but is done once, and one millisecond is the shortest wait that
     * the server knows.
     */
    private static RoundTrip request(Connection session, ObjectName table, String query) throws SQLException {
        return new RoundTrip(
                session,
                ("BEGIN; LOCK TABLE ONLY %s IN ROW EXCLUSIVE MODE; SET LOCAL lock_timeout = '1ms'; " + query
                                + "; ROLLBACK")
                        .replace("%s", table.quoted()));
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
            String address = row.orElse(FIRST_ADDRESS);
            Optional<String> state = look.ask(address);
            if (state.isEmpty()) {
                row = Optional.empty();
            }
            if (state.filter(HELD::contains).isPresent()) {
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
