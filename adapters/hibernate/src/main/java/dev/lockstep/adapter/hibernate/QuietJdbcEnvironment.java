package dev.lockstep.adapter.hibernate;

import org.hibernate.engine.jdbc.connections.spi.DatabaseConnectionInfo;
import org.hibernate.engine.jdbc.env.internal.JdbcEnvironmentInitiator;

/** Hibernate's look at the database, without eleven lines of log each time: the harness looks hundreds of times. */
final class QuietJdbcEnvironment extends JdbcEnvironmentInitiator {

    @Override
    protected void logConnectionInfo(DatabaseConnectionInfo databaseConnectionInfo) {
        // The report says which server it was.
    }
}
