package dev.lockstep.postgres.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A read-only transaction on one snapshot, in which every value prints the same whatever the database's settings are.
 * Closing it rolls back and gives the connection back as it was.
 */
public final class CaptureTransaction implements AutoCloseable {

    // Everything that changes how a value prints or that could make a query wait or end early. With an empty
    // search_path only pg_catalog is found by short names, so nothing of the user's can stand in for it; it is spelt as
    // SET spells it, so that it is no change where the session has it already (see KeptSession). JIT costs more than it
    // saves. Of what tables of millions of rows take most is the hashing, which workers share where a row that comes
    // from one is not held to be as dear as the planner's default has it; sorts and hash tables stay in memory longer.
    private static final String SETTINGS =
            """
            SELECT set_config('search_path', '""', true), set_config('TimeZone', 'UTC', true),
                   set_config('DateStyle', 'ISO, YMD', true), set_config('IntervalStyle', 'postgres', true),
                   set_config('extra_float_digits', '1', true), set_config('bytea_output', 'hex', true),
                   set_config('lc_monetary', 'C', true), set_config('xmloption', 'content', true),
                   set_config('xmlbinary', 'base64', true), set_config('row_security', 'off', true),
                   set_config('quote_all_identifiers', 'off', true), set_config('jit', 'off', true),
                   set_config('statement_timeout', '0', true), set_config('lock_timeout', '30s', true),
                   set_config('work_mem', '64MB', true), set_config('parallel_tuple_cost', '0.01', true)
            """;

    private final Connection connection;
    private final boolean autoCommit;
    private final int isolation;
    private final boolean readOnly;

    private CaptureTransaction(Connection connection) throws SQLException {
        this.connection = connection;
        autoCommit = connection.getAutoCommit();
        isolation = connection.getTransactionIsolation();
        readOnly = connection.isReadOnly();
    }

    /**
     * Begins the transaction on a connection that is in none.
     *
     * @throws SQLException in the server's words
     */
    public static CaptureTransaction begin(Connection connection) throws SQLException {
        CaptureTransaction transaction = new CaptureTransaction(connection);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
        }
        return transaction;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
        connection.setReadOnly(readOnly);
        connection.setTransactionIsolation(isolation);
    }
}
