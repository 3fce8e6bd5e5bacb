package dev.lockstep.postgres.watch.waits;

import dev.lockstep.lock.LockTarget.Kind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Who waits in a database at a moment.
 *
 * <p>Source: PostgreSQL manual, "pg_locks" and "pg_blocking_pids".
 *
 * @param before when the server was asked, by {@link System#nanoTime()}
 * @param after when it had answered
 */
record WaitLook(long before, long after, List<Row> rows) {

    /** For each that waits only, what is dear: its blockers, and the database that it is in. */
    private static final String QUERY =
            """
            SELECT l.pid, coalesce(a.leader_pid, l.pid), l.mode, l.locktype, coalesce(l.relation, 0)::bigint,
                   l.page, l.tuple, l.virtualxid, l.transactionid::text, coalesce(l.classid, 0)::bigint,
                   coalesce(l.objid, 0)::bigint, coalesce(l.objsubid, 0),
                   coalesce((extract(epoch FROM clock_timestamp() - l.waitstart) * 1000000)::bigint, -1),
                   pg_blocking_pids(l.pid)
            FROM pg_locks l, LATERAL pg_stat_get_activity(l.pid) a
            WHERE NOT l.granted AND a.datid = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;

    WaitLook {
        rows = List.copyOf(rows);
    }

    /**
     * One that waits.
     *
     * @param pid the process
     * @param owner for whom it works: itself, or the leader of the parallel workers that it belongs to
     * @param micros how long it has waited by the server's clock; empty if the server does not say
     * @param blockers who is in its way; 0 is a transaction that was prepared for a two-phase commit
     */
    record Row(int pid, int owner, String mode, LockTag tag, OptionalLong micros, List<Integer> blockers) {
        Row {
            blockers = List.copyOf(blockers);
        }
    }

    static WaitLook at(LookSession session) {
        return session.ask(WaitLook::read);
    }

    private static WaitLook read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            long before = System.nanoTime();
            try (ResultSet rows = statement.executeQuery()) {
                long after = System.nanoTime();
                List<Row> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row(rows));
                }
                return new WaitLook(before, after, found);
            }
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        long micros = row.getLong(13);
        List<Integer> blockers = new ArrayList<>();
        Array array = row.getArray(14);
        for (Object pid : (Object[]) array.getArray()) {
            blockers.add((Integer) pid);
        }
        return new Row(
                row.getInt(1),
                row.getInt(2),
                row.getString(3),
                tag(row),
                micros < 0 ? OptionalLong.empty() : OptionalLong.of(micros),
                blockers.stream().distinct().toList());
    }

    private static LockTag tag(ResultSet row) throws SQLException {
        long relation = row.getLong(5);
        String type = row.getString(4);
        return switch (type) {
            case "relation" -> LockTag.relation(relation);
            case "extend" -> new LockTag(Kind.OTHER, relation, "extension of %s");
            case "page" -> new LockTag(Kind.OTHER, relation, "page " + row.getLong(6) + " of %s");
            case "tuple" -> new LockTag(
                    Kind.TUPLE, relation, "tuple (" + row.getLong(6) + "," + row.getInt(7) + ") of %s");
            case "transactionid" -> new LockTag(Kind.TRANSACTION, 0, "transaction " + row.getString(9));
            case "virtualxid" -> new LockTag(Kind.VIRTUAL_TRANSACTION, 0, "virtual transaction " + row.getString(8));
            case "object" -> new LockTag(Kind.OBJECT, 0, "object " + row.getLong(11) + " of class " + row.getLong(10));
            case "advisory" -> LockTag.advisory(row.getLong(10), row.getLong(11), row.getInt(12));
            default -> new LockTag(Kind.OTHER, 0, type);
        };
    }

    List<Integer> pids() {
        return rows.stream().map(Row::pid).toList();
    }
}
