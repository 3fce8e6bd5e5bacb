package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Does what a write of one row has to do before it can write: it gets the table's lock, and finds the row free. */
record TableWrite(ObjectName table) implements Requests {

    @Override
    public String name() {
        return table.toString();
    }

    @Override
    public TrafficSeen.Kind kind() {
        return TrafficSeen.Kind.WRITE;
    }

    @Override
    public String sessionName() {
        return "writes to " + table;
    }

    @Override
    public Optional<String> glance() {
        return Optional.of(RowWriter.look(table));
    }

    @Override
    public Requester over(Connection session) throws SQLException {
        return new RowWriter(session, table);
    }
}
