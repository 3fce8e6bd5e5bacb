package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.postgres.ServerError;
import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Optional;
import org.postgresql.PGStatement;

/**
 * A query on one table that first waits for its lock on the table, holding nothing, and after that waits for nothing: so no
 * circle of sessions that wait for each other can have this one in it. One round trip, rolled back.
 *
 * <p>Planning the query takes locks on the table's indexes while the one on the table is held, and only REINDEX and ALTER INDEX
 * SET TABLESPACE hold an index without the table. One millisecond, the shortest that the server knows, is over before the
 * deadlock check of whoever comes after.
 */
final class LockedRequest {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Connection session;
    private final PreparedStatement statement;

    /**
     * Prepares the query.
     *
     * @param mode the mode of the lock on the table, as LOCK TABLE spells it
     * @param query returns at most one row of one column; its parameters are row addresses
     */
    LockedRequest(Connection session, ObjectName table, String mode, String query) throws SQLException {
        this.session = session;
        this.statement = session.prepareStatement("BEGIN; LOCK TABLE ONLY " + table.quoted() + " IN " + mode
                + " MODE; SET LOCAL lock_timeout = '1ms'; " + query + "; ROLLBACK");
        statement.unwrap(PGStatement.class).setPrepareThreshold(1);
    }

    /** How the server answered. */
    sealed interface Answer {}

    /** The query's row, if there is one. */
    record Given(Optional<String> value) implements Answer {}

    /** Somebody else has what the query would have had to wait for. */
    record Refused() implements Answer {}

    /**
     * Asks once.
     *
     * @throws SQLException if the server refuses for any other reason than a lock
     */
    Answer ask(String... rowAddresses) throws SQLException {
        try {
            for (int i = 0; i < rowAddresses.length; i++) {
                statement.setObject(i + 1, rowAddresses[i], Types.OTHER);
            }
            statement.execute();
            return new Given(firstValue());
        } catch (SQLException e) {
            rollBack(e);
            if (ServerError.of(e).orElseThrow().sqlState().equals(LOCK_NOT_AVAILABLE)) {
                return new Refused();
            }
            throw e;
        }
    }

    private Optional<String> firstValue() throws SQLException {
        boolean rows = false;
        while (!rows && statement.getUpdateCount() != -1) {
            rows = statement.getMoreResults();
        }
        try (ResultSet row = statement.getResultSet()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private void rollBack(SQLException because) {
        try (Statement end = session.createStatement()) {
            end.execute("ROLLBACK");
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }
}
