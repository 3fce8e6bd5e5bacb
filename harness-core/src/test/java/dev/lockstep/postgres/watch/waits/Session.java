package dev.lockstep.postgres.watch.waits;

import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A session that a test plays with: statements here and now, or beside the test while they wait. */
final class Session implements AutoCloseable {

    private final Connection connection;
    private final ExecutorService beside = Executors.newSingleThreadExecutor();
    private final int pid;

    Session(Connection connection) throws SQLException {
        this.connection = connection;
        this.pid = Integer.parseInt(ask("SELECT pg_backend_pid()"));
    }

    static Session in(Database database) throws SQLException {
        return new Session(database.connect());
    }

    int pid() {
        return pid;
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String ask(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    /** Sends {@code sql} and returns at once; the future has the error's text, or nothing. */
    Future<String> send(String sql) {
        return beside.submit(() -> {
            try {
                run(sql);
                return "";
            } catch (SQLException e) {
                return String.valueOf(e.getMessage());
            }
        });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        beside.shutdownNow();
    }
}
