package dev.lockstep.postgres.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction that sees one state of the catalogue, changes nothing and leaves the session as it was.
 *
 * @param connection what it runs on
 * @param autoCommit how the connection was found
 * @param role what the session may read
 * @param majorVersion of the server
 */
record ReadingTransaction(Connection connection, boolean autoCommit, CatalogQuery.Role role, int majorVersion)
        implements AutoCloseable {

    /** Names are printed qualified and values alike, whatever the role or the database has set. */
    private static final String SETTINGS = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;"
            + " SET LOCAL search_path = ''; SET LOCAL quote_all_identifiers = off; SET LOCAL DateStyle = ISO;"
            + " SET LOCAL IntervalStyle = postgres; SET LOCAL TimeZone = 'UTC'; SET LOCAL extra_float_digits = 3;"
            + " SET LOCAL statement_timeout = 0;"
            // A query over nearly empty catalogues is over before its compilation.
            + " SET LOCAL jit = off";

    static ReadingTransaction begin(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            try (ResultSet answer = statement.executeQuery("SELECT current_setting('is_superuser')")) {
                answer.next();
                return new ReadingTransaction(
                        connection,
                        autoCommit,
                        "on".equals(answer.getString(1)) ? CatalogQuery.Role.SUPERUSER : CatalogQuery.Role.ORDINARY,
                        connection.getMetaData().getDatabaseMajorVersion());
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
    }
}
