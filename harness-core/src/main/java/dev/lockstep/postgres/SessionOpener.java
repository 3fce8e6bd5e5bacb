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
 * <p>A session has its name from its first message on, so that it is known for the harness's even if a migration ends it before it
 * can say anything.
 *
 * @param address where, and as whom
 */
public record SessionOpener(DatabaseAddress address) {

    private static final String OLDEST_SERVER = "14";

    /**
     * Opens a session with default settings that calls itself {@code lockstep}.
     *
     * @throws LockstepException if the server does not let us in
     */
    public Connection open() {
        return open("lockstep");
    }

    /**
     * Opens a session with default settings.
     *
     * @param applicationName what the session calls itself on the server
     * @throws LockstepException if the server does not let us in
     */
    public Connection open(String applicationName) {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("ApplicationName", applicationName);
        // Else the driver gives the name only when it is in, with a statement of its own.
        properties.setProperty("assumeMinServerVersion", OLDEST_SERVER);
        try {
            Connection connection = new Driver().connect(address.jdbcUrl(), properties);
            if (connection == null) {
                throw new IllegalStateException("the driver does not know its own kind of URL: " + address.jdbcUrl());
            }
            return connection;
        } catch (SQLException e) {
            throw new LockstepException(refused(e), e);
        }
    }

    private Problem refused(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        Problem problem =
                switch (state) {
                    case "08001", "08004", "08006" -> Problem.what("the server cannot be reached")
                            .remedy("start it, or correct host and port");
                    case "28000", "28P01" -> Problem.what("the server refuses the user or the password")
                            .remedy("correct user and password, or the server's pg_hba.conf");
                    case "3D000" -> Problem.what("the server has no such database")
                            .remedy("correct the database's name");
                    case "53300" -> Problem.what("the server has no free connection")
                            .remedy("raise max_connections, or run fewer tests at a time");
                    default -> Problem.what("the server does not let us in");
                };
        return problem.where(address).said(String.valueOf(cause.getMessage()));
    }
}
