package dev.lockstep.postgres.catalog;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGStatement;

/**
 * Reads everything about a database's schema that {@code pg_dump --schema-only} would show, PostgreSQL 14 to 18.
 *
 * <p>What belongs to an extension, the server's own objects and temporary ones are left out. Names are SQL text and always
 * qualified. Two things are told that a dump is silent about, because a migration can break them: whether an index is valid
 * and whether a materialized view is populated.
 */
public final class SnapshotReader {

    private final List<CatalogQuery> queries = CatalogQuery.all();

    /**
     * Reads the schema as one transaction sees it.
     *
     * <p>Plans are kept in the session, so that reading again over the same connection is several times faster.
     *
     * @param connection to the database, outside of a transaction; its settings are the same afterwards
     * @throws LockstepException if the catalogue cannot be read
     */
    public Snapshot read(Connection connection) {
        String current = "";
        try {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                CatalogQuery.Role role = begin(connection);
                int major = connection.getMetaData().getDatabaseMajorVersion();
                SnapshotAssembler assembler = new SnapshotAssembler();
                for (CatalogQuery query : queries) {
                    current = query.name();
                    if (query.answeredBy(major, role)) {
                        ask(connection, query, assembler);
                    }
                }
                return assembler.assemble();
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("the schema cannot be read from the catalogue")
                            .where(current.isEmpty() ? "the start of the transaction" : current)
                            .said(String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** Names are printed qualified and values alike whatever the role or the database has set. */
    private static CatalogQuery.Role begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL search_path = '';"
                    + " SET LOCAL quote_all_identifiers = off; SET LOCAL DateStyle = ISO; SET LOCAL IntervalStyle = postgres;"
                    + " SET LOCAL TimeZone = 'UTC'; SET LOCAL extra_float_digits = 3; SET LOCAL statement_timeout = 0;"
                    // A query over empty catalogues is over before its compilation.
                    + " SET LOCAL jit = off");
            try (ResultSet answer = statement.executeQuery("SELECT current_setting('is_superuser')")) {
                answer.next();
                return "on".equals(answer.getString(1)) ? CatalogQuery.Role.SUPERUSER : CatalogQuery.Role.ORDINARY;
            }
        }
    }

    private static void ask(Connection connection, CatalogQuery query, SnapshotAssembler assembler)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            // Planning is most of the work in a small database: the first reading already leaves a plan behind.
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            try (ResultSet rows = statement.executeQuery()) {
                assembler.add(rows);
            }
        }
    }
}
