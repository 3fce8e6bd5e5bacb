package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Gets what a read of a table needs: the table's lock, and those of its indexes, which whoever plans a query on the table takes.
 * A REINDEX stops all of them.
 *
 * <p>A real query waits for an index while it holds the table, and so stands in a circle with a migration that rebuilds the index
 * and then alters the table. Here each lock is let go before the next is asked for. The size of a relation is read under the lock
 * that a read takes.
 */
record TableRead(ObjectName table) implements Requests {

    private static final String READ =
            """
            BEGIN; LOCK TABLE ONLY %s IN ACCESS SHARE MODE; ROLLBACK;
            SELECT CASE WHEN sum(pg_relation_size(indexrelid, 'main')) < 0 THEN 'odd' ELSE 'free' END
            FROM pg_index WHERE indrelid = to_regclass(?)""";

    @Override
    public String name() {
        return table.toString();
    }

    @Override
    public TrafficSeen.Kind kind() {
        return TrafficSeen.Kind.READ;
    }

    @Override
    public String sessionName() {
        return "reads of " + table;
    }

    @Override
    public Optional<String> glance() {
        return Optional.of(READ.formatted(table.quoted()));
    }

    @Override
    public Requester over(Connection session) throws SQLException {
        return new TableReader(new RoundTrip(session, READ.formatted(table.quoted())), table.quoted());
    }

    private record TableReader(RoundTrip read, String table) implements Requester {
        @Override
        public void ask(Patience patience) throws SQLException {
            read.ask(table);
        }

        @Override
        public String glanceParameter() {
            return table;
        }

        @Override
        public boolean isFree(String seen) {
            return seen.equals("free");
        }
    }
}
