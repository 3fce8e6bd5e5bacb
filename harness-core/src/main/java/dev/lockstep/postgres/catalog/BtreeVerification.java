package dev.lockstep.postgres.catalog;

import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Has amcheck look into the B-trees: their order, and for those with an expression or a condition whether every row is in
 * them, since a function may have been replaced under them.
 *
 * <p>The user's schema need not have the extension and does not get it: its function is made known for one transaction
 * that is rolled back. A server without amcheck is not asked.
 *
 * <p>Source: PostgreSQL manual, "amcheck".
 */
final class BtreeVerification {

    private static final Set<String> NO_AMCHECK = Set.of("58P01", "42501", "42883");

    // The user's event triggers do not fire for what is about to be rolled back.
    private static final String PREPARE =
            """
            SET LOCAL search_path = ''; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '30s'; SET LOCAL jit = off;
            SET LOCAL session_replication_role = replica;
            CREATE FUNCTION pg_temp.lockstep_bt_index_check(regclass, bool) RETURNS void
                AS '$libdir/amcheck', 'bt_index_check' LANGUAGE c STRICT
            """;

    private static final String INDEXES =
            """
            SELECT n.nspname, c.relname, ic.relname, format('pg_temp.lockstep_bt_index_check(%s, %L)', ic.oid,
                   i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)
            FROM pg_index i
            JOIN pg_class ic ON ic.oid = i.indexrelid AND ic.relkind = 'i'
            JOIN pg_am am ON am.oid = ic.relam AND am.amname = 'btree'
            JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE i.indisvalid AND i.indisready AND <tables>
            ORDER BY 1, 2, 3
            """
                    .replace("<tables>", ServerRows.OF_USER_TABLES);

    private final Connection connection;

    BtreeVerification(Connection connection) {
        this.connection = connection;
    }

    /**
     * Returns the indexes in which amcheck finds something wrong.
     *
     * @throws SQLException if the catalogue cannot be read
     */
    List<IntegrityViolation> run(Set<ObjectName> leftOut) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            return prepared() ? verify(leftOut) : List.of();
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    private boolean prepared() throws SQLException {
        try {
            execute(PREPARE);
            return true;
        } catch (SQLException e) {
            if (NO_AMCHECK.contains(String.valueOf(e.getSQLState()))) {
                return false;
            }
            throw e;
        }
    }

    private List<IntegrityViolation> verify(Set<ObjectName> leftOut) throws SQLException {
        List<Index> indexes = ServerRows.read(connection, INDEXES, leftOut, BtreeVerification::index);
        Savepoint savepoint = connection.setSavepoint();
        try {
            if (!indexes.isEmpty()) {
                execute(String.join(";", indexes.stream().map(Index::check).toList()));
            }
            return List.of();
        } catch (SQLException e) {
            // At least one is damaged; which ones only each by itself can tell.
            connection.rollback(savepoint);
            return oneByOne(indexes);
        }
    }

    private List<IntegrityViolation> oneByOne(List<Index> indexes) throws SQLException {
        List<IntegrityViolation> damaged = new ArrayList<>();
        for (Index index : indexes) {
            Savepoint savepoint = connection.setSavepoint();
            try {
                execute(index.check());
            } catch (SQLException e) {
                connection.rollback(savepoint);
                damaged.add(new IntegrityViolation(
                        IntegrityViolation.Kind.INDEX_INVALID,
                        index.table(),
                        index.name(),
                        "amcheck: " + e.getMessage(),
                        0,
                        ""));
            }
        }
        return damaged;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Index index(ObjectName table, ResultSet row) throws SQLException {
        return new Index(table, row.getString(3), "SELECT " + row.getString(4));
    }

    private record Index(ObjectName table, String name, String check) {}
}
