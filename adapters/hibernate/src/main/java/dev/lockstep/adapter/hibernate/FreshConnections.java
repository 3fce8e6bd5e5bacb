package dev.lockstep.adapter.hibernate;

import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

/** Gives Hibernate a new session in the harness's database whenever it wants one, and keeps none. */
final class FreshConnections implements ConnectionProvider {

    private static final long serialVersionUID = 1;

    private final transient Database database;

    FreshConnections(Database database) {
        this.database = database;
    }

    @Override
    public Connection getConnection() {
        return database.connect();
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> unwrapType) {
        return unwrapType.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> unwrapType) {
        return unwrapType.cast(this);
    }
}
