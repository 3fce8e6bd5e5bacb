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
                        WHEN newest - newest %% 4294967296 + xmax::text::bigint >= newest THEN 'maybe'
                        ELSE pg_xact_status((newest - newest %% 4294967296 + xmax::text::bigint)::text::xid8)
                   END
            FROM ONLY %s, LATERAL (SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint) AS snapshot (newest)
            WHERE ctid = ?""";

    private static final Set<String> HELD = Set.of("maybe", "in progress");
    private static final String MODE = "ROW EXCLUSIVE";
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final LockedRequest find;
    private final LockedRequest look;
    private final LockedRequest take;
    private Optional<String> row = Optional.empty();
    private long nextFind = System.nanoTime();

    RowWriter(Connection session, ObjectName table) throws SQLException {
        find = new LockedRequest(session, table, MODE, "SELECT ctid::text FROM ONLY " + table.quoted() + " LIMIT 1");
        look = new LockedRequest(session, table, MODE, STATE.formatted(table.quoted()));
        take = new LockedRequest(
                session,
                table,
                MODE,
                "SELECT 1 FROM ONLY " + table.quoted() + " WHERE ctid = ? FOR NO KEY UPDATE NOWAIT");
    }

    @Override
    public void ask(Requests.Patience patience) throws SQLException, InterruptedException {
        while (isRefused() && patience.rest()) {}
    }

    private boolean isRefused() throws SQLException {
        // Where rows were deleted a search reads past all of them, so it is rare; an address is looked up at once.
        if (row.isEmpty() && System.nanoTime() >= nextFind) {
            nextFind = System.nanoTime() + LOOK_AGAIN_NANOS;
            if (!(find.ask() instanceof LockedRequest.Given found)) {
                return true;
            }
            row = found.value();
        }
        String address = row.orElse("(0,1)");
        if (!(look.ask(address) instanceof LockedRequest.Given looked)) {
            return true;
        }
        if (looked.value().isEmpty()) {
            row = Optional.empty();
        }
        boolean held = looked.value().filter(HELD::contains).isPresent();
        return held && take.ask(address) instanceof LockedRequest.Refused;
    }
}
