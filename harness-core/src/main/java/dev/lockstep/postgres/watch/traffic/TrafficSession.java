package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session of ours in the watched database.
 *
 * @param connection what to talk through
 * @param pid its server process
 */
record TrafficSession(Connection connection, int pid) implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TrafficSession.class);

    /**
     * Nothing but us is to end the session or its waits. Requests that are refused are no news for the server's log; lock waits
     * are, and their level is above that of errors.
     */
    private static final String SETTINGS =
            """
            SELECT set_config(name, value, false)
            FROM pg_settings JOIN (VALUES
                ('application_name', '%s'), ('statement_timeout', '0'), ('lock_timeout', '0'), ('transaction_timeout', '0'),
                ('idle_in_transaction_session_timeout', '0'), ('idle_session_timeout', '0'), ('log_min_messages', 'log'))
                AS wanted (name, value) USING (name)
            WHERE context = 'user' OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
            """;

    private static final String SETTINGS_OF_OUR_OWN_REQUESTS =
            """
            SET search_path = ''; SET plan_cache_mode = force_generic_plan; SET jit = off;
            SET default_transaction_isolation = 'read committed'; SET default_transaction_read_only = off
            """;

    private static final int SECONDS_TO_ANSWER = 2;

    /**
     * Opens a session.
     *
     * @throws LockstepException if the server does not let us in
     */
    static TrafficSession open(Database database, String applicationName) {
        Connection connection = database.connect();
        try {
            TrafficSession session = new TrafficSession(
                    connection, connection.unwrap(PGConnection.class).getBackendPID());
            session.execute(SETTINGS.formatted(applicationName));
            return session;
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("a session for the traffic cannot be set up")
                            .where(database.address())
                            .said(String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** Makes it independent of the settings with which the application's sessions begin. */
    void isolate() throws SQLException {
        execute(SETTINGS_OF_OUR_OWN_REQUESTS);
    }

    /** Returns whether the server has not ended it. */
    boolean answers() {
        try {
            boolean answers = connection.isValid(SECONDS_TO_ANSWER);
            if (answers && !connection.getAutoCommit()) {
                connection.rollback();
            }
            return answers;
        } catch (SQLException e) {
            return false;
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Sets something for the whole session; there is no transaction open. */
    void set(String name, String value) throws SQLException {
        execute("SET " + name + " = '" + value + "'");
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    /** Asks the server to give up whatever this session waits for; may be called by any thread. */
    void cancel() throws SQLException {
        connection.unwrap(PGConnection.class).cancelQuery();
    }

    /** Ends it from outside, whatever its own thread is doing with it. */
    void end(Database database) {
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + pid + ")");
            connection.abort(Runnable::run);
        } catch (SQLException | LockstepException e) {
            log.debug("session {} of the traffic cannot be ended", pid, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("session {} of the traffic was gone already", pid, e);
        }
    }
}
