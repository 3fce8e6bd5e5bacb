package dev.lockstep.postgres.watch.waits;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * A session that looks at others. It is opened when it is first needed, and once more if somebody ended it, as migrations do. Used by one
 * thread at a time.
 */
final class LookSession implements AutoCloseable {

    /** A migration may have changed the defaults of new sessions. */
    private static final String SETTINGS =
            "SET search_path = pg_catalog; SET jit = off; SET statement_timeout = '10s'; SET lock_timeout = '1s';"
                    + " SET idle_session_timeout = 0; SET default_transaction_isolation = 'read committed'";

    /** A server that is frozen must not freeze the watch. */
    private static final int LONGEST_ANSWER_MILLIS = 12_000;

    private final Database database;
    private Optional<Connection> open = Optional.empty();

    LookSession(Database database) {
        this.database = database;
    }

    /** Something asked on a connection. */
    @FunctionalInterface
    interface Question<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Asks.
     *
     * @throws LockstepException if the server does not answer, on a new session either
     */
    <T> T ask(Question<T> question) {
        if (open.isPresent()) {
            try {
                return question.on(open.get());
            } catch (SQLException ended) {
                close();
            }
        }
        try {
            Connection connection = database.connect();
            open = Optional.of(connection);
            connection.setNetworkTimeout(Runnable::run, LONGEST_ANSWER_MILLIS);
            try (Statement statement = connection.createStatement()) {
                statement.execute(SETTINGS);
            }
            return question.on(connection);
        } catch (SQLException e) {
            close();
            throw new LockstepException(
                    Problem.what("the server does not tell who waits for whom")
                            .where(database.address())
                            .said(String.valueOf(e.getMessage())),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (SQLException e) {
            // It is of no use any more either way.
            open = Optional.empty();
        }
        open = Optional.empty();
    }
}
