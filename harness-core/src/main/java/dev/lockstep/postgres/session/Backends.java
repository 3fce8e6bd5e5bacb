package dev.lockstep.postgres.session;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The sessions in a database other than the one that looks.
 *
 * <p>Source: PostgreSQL manual, "pg_stat_activity" and "pg_blocking_pids".
 */
public final class Backends {

    private static final String OTHERS =
            """
            SELECT pid,
                   coalesce(state, 'unknown'),
                   coalesce(wait_event_type || ' ' || wait_event, ''),
                   coalesce(array_to_string(pg_blocking_pids(pid), ', '), ''),
                   coalesce(regexp_replace(left(query, 500), '\\s+', ' ', 'g'), '')
            FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
              AND NOT (application_name = 'lockstep' AND state = 'idle') AND application_name <> 'lockstep traffic'
            ORDER BY backend_start
            """;
    private static final String END =
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """;

    private final Database database;

    public Backends(Database database) {
        this.database = database;
    }

    /**
     * Returns one line per session: its state, what it waits for, which sessions block it, and its last statement. Sessions
     * that the harness itself keeps idle are left out, and its traffic, which is in nobody's way.
     */
    public List<String> describe() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OTHERS)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(line(rows));
            }
            return lines;
        } catch (SQLException e) {
            throw stuck("the sessions cannot be listed", e);
        }
    }

    private static String line(ResultSet row) throws SQLException {
        String line = "session " + row.getInt(1) + " is " + row.getString(2);
        if (!row.getString(3).isEmpty()) {
            line += ", waits for " + row.getString(3);
        }
        if (!row.getString(4).isEmpty()) {
            line += ", blocked by session " + row.getString(4);
        }
        return line + ": " + row.getString(5);
    }

    /** Ends every one of them; what they had not committed is rolled back. */
    public void end() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(END);
        } catch (SQLException e) {
            throw stuck("the sessions cannot be ended", e);
        }
    }

    private LockstepException stuck(String what, SQLException cause) {
        return new LockstepException(
                Problem.what(what).where(database.address()).said(String.valueOf(cause.getMessage())), cause);
    }
}
