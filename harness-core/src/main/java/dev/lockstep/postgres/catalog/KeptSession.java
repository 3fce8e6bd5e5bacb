package dev.lockstep.postgres.catalog;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * A session that is kept from one use to the next, idle and without locks, for the plans in it; one that the database has ended
 * meanwhile is replaced.
 *
 * <p>It has an empty {@code search_path} from the start: PostgreSQL 18 tells the driver of every change of it, and the driver then
 * drops its statements.
 */
final class KeptSession implements AutoCloseable {

    private static final int SECONDS_TO_ANSWER = 5;

    private Optional<Session> kept = Optional.empty();

    /**
     * Returns the session in {@code database}. Whoever gets it leaves it outside of a transaction.
     *
     * @throws LockstepException if the server does not let us in
     */
    Connection in(Database database) throws SQLException {
        if (kept.isPresent()
                && kept.get().address().equals(database.address())
                && kept.get().connection().isValid(SECONDS_TO_ANSWER)) {
            return kept.get().connection();
        }
        close();
        Connection connection = database.connect();
        kept = Optional.of(new Session(database.address(), connection));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = ''");
        }
        return connection;
    }

    /** Ends the session, if there is one. The next use opens it again. */
    @Override
    public void close() {
        Optional<Session> ending = kept;
        kept = Optional.empty();
        if (ending.isPresent()) {
            try {
                ending.get().connection().close();
            } catch (SQLException e) {
                throw new LockstepException(
                        Problem.what("a session cannot be ended")
                                .where(ending.get().address())
                                .said(String.valueOf(e.getMessage())),
                        e);
            }
        }
    }

    private record Session(DatabaseAddress address, Connection connection) {}
}
