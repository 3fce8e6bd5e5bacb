package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * Logs in.
 *
 * @param address where, and as whom
 */
record SessionOpener(DatabaseAddress address) {

    /**
     * Opens a session with default settings that calls itself {@code lockstep}.
     *
     * @throws LockstepException if the server does not let us in
     */
    Connection open() {
        return open("lockstep");
    }

    Connection open(String applicationName) {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("ApplicationName", applicationName);
        try {
            Connection connection = new Driver().connect(address.jdbcUrl(), properties);
            if (connection == null) {
                throw new LockstepException(
                        Problem.what("not a PostgreSQL address").where(address));
            }
            return connection;
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("the server does not let us in").where(address).said(String.valueOf(e.getMessage())),
                    e);
        }
    }
}
