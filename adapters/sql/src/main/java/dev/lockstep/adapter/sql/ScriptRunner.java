package dev.lockstep.adapter.sql;

import dev.lockstep.migration.SourceLocation;
import dev.lockstep.postgres.ServerError;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.sql.SqlStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/** Sends a script to the server on a session of its own, together with what has to be written into the history. */
final class ScriptRunner {

    private final DatabaseAddress address;

    ScriptRunner(DatabaseAddress address) {
        this.address = address;
    }

    /** A change of the history that belongs to a script. */
    interface HistoryChange {
        void write(Connection connection) throws SQLException;
    }

    /**
     * Runs the script, then writes the history, both in one transaction if the script allows one.
     *
     * @param what the first line of the problem if it fails
     * @return what went wrong; nothing if all went well
     */
    Optional<Problem> run(String what, SqlScript script, HistoryChange change) {
        try (Connection connection = connect()) {
            if (script.transaction() == SqlScript.Transaction.NONE) {
                for (SqlStatement statement : script.statements()) {
                    send(connection, script, statement.text(), statement.offset());
                }
                change.write(connection);
            } else {
                connection.setAutoCommit(false);
                send(connection, script, script.text(), 0);
                change.write(connection);
                connection.commit();
            }
            return Optional.empty();
        } catch (StatementFailure e) {
            return Optional.of(problem(Problem.what(what).where(e.where), e));
        } catch (SQLException e) {
            return Optional.of(problem(Problem.what(what).where(script.file()), e));
        }
    }

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("ApplicationName", "lockstep sql");
        // In the simple protocol the driver neither cuts the text nor looks for parameters in it.
        properties.setProperty("preferQueryMode", "simple");
        return DriverManager.getConnection(address.jdbcUrl(), properties);
    }

    private static void send(Connection connection, SqlScript script, String sql, int offset) throws StatementFailure {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            // The driver throws for a later statement of the text only when its result is asked for.
            boolean rows = statement.execute(sql);
            while (rows || statement.getUpdateCount() != -1) {
                rows = statement.getMoreResults();
            }
        } catch (SQLException e) {
            int position = ServerError.of(e).map(ServerError::position).orElse(0);
            SourceLocation where = position > 0 || offset > 0
                    ? script.locate(offset + utf16Offset(sql, position))
                    : SourceLocation.of(script.file());
            throw new StatementFailure(where, e);
        }
    }

    /** The server counts code points from 1, Java counts UTF-16 units from 0. */
    private static int utf16Offset(String sql, int position) {
        int points = Math.max(0, Math.min(position - 1, sql.codePointCount(0, sql.length())));
        return sql.offsetByCodePoints(0, points);
    }

    private static Problem problem(Problem start, SQLException failure) {
        ServerError said = ServerError.of(failure).orElseThrow();
        Problem problem = said.addTo(start);
        return said.sqlState().equals(ServerError.ACTIVE_TRANSACTION)
                ? problem.remedy("put the line -- lockstep:no-transaction into the file: it is then sent statement by"
                        + " statement outside a transaction")
                : problem;
    }

    /** Where in the script the server refused. */
    private static final class StatementFailure extends SQLException {
        private static final long serialVersionUID = 1;
        private final transient SourceLocation where;

        StatementFailure(SourceLocation where, SQLException cause) {
            super(cause.getMessage(), cause.getSQLState(), cause);
            this.where = where;
        }
    }
}
