package dev.lockstep.postgres.watch.traffic;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Optional;
import org.postgresql.PGStatement;

/** Statements that are sent together and answered together, again and again. At most one of them returns a row. */
final class RoundTrip {

    private final Connection session;
    private final PreparedStatement statements;

    /** Prepares statements that are separated by semicolons. */
    RoundTrip(Connection session, String statements) throws SQLException {
        this.session = session;
        this.statements = session.prepareStatement(statements);
        this.statements.unwrap(PGStatement.class).setPrepareThreshold(1);
    }

    /**
     * Returns the row's first column, if there is a row and the column is not NULL. No transaction is open afterwards.
     *
     * @throws SQLException if the server refuses one of the statements
     */
    Optional<String> ask(String... parameters) throws SQLException {
        try {
            for (int i = 0; i < parameters.length; i++) {
                statements.setObject(i + 1, parameters[i], Types.OTHER);
            }
            statements.execute();
            return firstValue();
        } catch (SQLException e) {
            rollBack(e);
            throw e;
        }
    }

    private Optional<String> firstValue() throws SQLException {
        boolean rows = false;
        while (!rows && statements.getUpdateCount() != -1) {
            rows = statements.getMoreResults();
        }
        try (ResultSet row = statements.getResultSet()) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
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
