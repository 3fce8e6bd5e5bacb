package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Reads one row of a table. It is planned each time, because a query takes locks on the table's indexes only when it is planned:
 * a REINDEX stops everybody who plans, and nobody who does not.
 */
record TableRead(ObjectName table) implements Requests {

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
    public Requester over(Connection session) throws SQLException {
        LockedRequest read = new LockedRequest(
                session, table, "ACCESS SHARE", "SELECT 1 FROM ONLY " + table.quoted() + " WHERE ctid = ?");
        // Which row does not matter: a read never waits for one.
        return patience -> {
            while (read.ask("(0,1)") instanceof LockedRequest.Refused && patience.rest()) {}
        };
    }
}
