package dev.lockstep.conformance.probe;

import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A lock that a bystander holds until it is closed. */
record Held(Connection connection) implements AutoCloseable {

    /** Opens a transaction and runs {@code lock} in it. */
    static Held by(Database database, String lock) {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(lock);
            return new Held(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(lock, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
