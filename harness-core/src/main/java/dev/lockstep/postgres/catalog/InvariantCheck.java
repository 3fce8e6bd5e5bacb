package dev.lockstep.postgres.catalog;

import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Invariant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs the user's own queries, as the user's own sessions would find their tables. */
final class InvariantCheck {

    // Undefined table, column and schema: a promise about things that this version of the schema does not have.
    private static final Set<String> NOT_APPLICABLE = Set.of("42P01", "42703", "3F000");
    // A minute, and a second more for each 16 MiB of the database: as slow as a query over much data may well be.
    private static final String TIMEOUT =
            """
            SELECT set_config('statement_timeout', (60 + pg_database_size(current_database()) / 16777216) || 's', true)
            """;
    private static final int FETCHED_AT_ONCE = 1000;
    private static final int SHOWN_COLUMNS = 3;

    private final Connection connection;

    InvariantCheck(Connection connection) {
        this.connection = connection;
    }

    List<IntegrityViolation> run(List<Invariant> invariants) throws SQLException {
        List<IntegrityViolation> broken = new ArrayList<>();
        if (!invariants.isEmpty()) {
            Savepoint savepoint = connection.setSavepoint();
            for (Invariant invariant : invariants) {
                set("SET LOCAL search_path TO DEFAULT; " + TIMEOUT);
                try {
                    run(invariant).ifPresent(broken::add);
                } catch (SQLException e) {
                    if (!NOT_APPLICABLE.contains(String.valueOf(e.getSQLState()))) {
                        broken.add(violation(invariant, "cannot be run: " + e.getMessage(), 0, ""));
                    }
                }
                connection.rollback(savepoint);
            }
        }
        return broken;
    }

    private void set(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Optional<IntegrityViolation> run(Invariant invariant) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            if (!statement.execute(invariant.sql())) {
                return Optional.of(violation(invariant, "cannot be run: it is not a query", 0, ""));
            }
            try (ResultSet rows = statement.getResultSet()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                String example = shown(rows);
                long count = 1;
                while (rows.next()) {
                    count++;
                }
                return Optional.of(violation(invariant, "returned rows: " + invariant.sql(), count, example));
            }
        }
    }

    private static String shown(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= Math.min(SHOWN_COLUMNS, columns.getColumnCount()); i++) {
            String value = row.getString(i);
            values.add(columns.getColumnLabel(i) + "=" + (value == null ? "NULL" : value));
        }
        return "(" + String.join(", ", values) + ")";
    }

    private static IntegrityViolation violation(Invariant invariant, String detail, long rows, String example) {
        return new IntegrityViolation(
                IntegrityViolation.Kind.INVARIANT_BROKEN,
                ObjectName.inPublic(invariant.name()),
                invariant.name(),
                detail,
                rows,
                example);
    }
}
