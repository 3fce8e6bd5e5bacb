package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.spi.TrafficPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A request of the user's own, each in a transaction that is rolled back. */
record UserRequests(TrafficPlan.Operation operation) implements Requests {

    @Override
    public String name() {
        return operation.name();
    }

    @Override
    public TrafficSeen.Kind kind() {
        return TrafficSeen.Kind.USER;
    }

    @Override
    public String sessionName() {
        return "traffic \"" + operation.name() + "\"";
    }

    @Override
    public Optional<String> glance() {
        return Optional.empty();
    }

    @Override
    public Requester over(Connection session) throws SQLException {
        session.setAutoCommit(false);
        Connection lent = LentConnection.of(session);
        return patience -> {
            try {
                operation.work().run(lent);
            } finally {
                session.rollback();
            }
        };
    }
}
