package dev.lockstep.postgres.watch.traffic;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGStatement;

/** Statements that are sent together and answered together, again and again. */
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
     * Returns the first column of each row, in order; nothing for a row where the column is NULL. No transaction is open
     * afterwards.
     *
     * @throws SQLException if the server refuses one of the statements
     */
    List<String> ask(List<String> parameters) throws SQLException {
        try {
            for (int i = 0; i < parameters.size(); i++) {
                statements.setObject(i + 1, parameters.get(i), Types.OTHER);
            }
            statements.execute();
            return values();
        } catch (SQLException e) {
            rollBack(e);
            throw e;
        }
    }

    /** Returns the only row's first column, if there is a row and the column is not NULL. */
    Optional<String> ask(String... parameters) throws SQLException {
        return ask(List.of(parameters)).stream().findFirst();
    }

    private List<String> values() throws SQLException {
        List<String> values = new ArrayList<>();
        boolean rows = false;
        while (rows || statements.getUpdateCount() != -1) {
            if (rows) {
                addAll(values);
            }
            rows = statements.getMoreResults();
        }
        return values;
    }

    private void addAll(List<String> values) throws SQLException {
        try (ResultSet row = statements.getResultSet()) {
            while (row.next()) {
                Optional.ofNullable(row.getString(1)).ifPresent(values::add);
            }
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
