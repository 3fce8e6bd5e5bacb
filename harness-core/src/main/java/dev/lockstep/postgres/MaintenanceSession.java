package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The one session that a server object keeps. Used by one thread at a time; opened again if somebody ended it, as migrations
 * and administrators do.
 */
final class MaintenanceSession implements AutoCloseable {

    private final DatabaseAddress address;
    private final String name;
    private Connection connection;

    private MaintenanceSession(DatabaseAddress address, String name, Connection connection) {
        this.address = address;
        this.name = name;
        this.connection = connection;
    }

    static MaintenanceSession open(DatabaseAddress address, String name) {
        return new MaintenanceSession(address, name, new SessionOpener(address).open(name));
    }

    /** Something done on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    void execute(String sql) {
        use(open -> {
            try (Statement statement = open.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** Returns the first column of what {@code sql} finds. */
    List<String> ask(String sql) {
        return use(open -> {
            try (Statement statement = open.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        });
    }

    synchronized <T> T use(Work<T> work) {
        try {
            if (!connection.isValid(10)) {
                connection = new SessionOpener(address).open(name);
            }
            return work.on(connection);
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("the server refuses to manage the databases of this run")
                            .where(address)
                            .said(String.valueOf(e.getMessage())),
                    e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server is gone, and with it what there was to close.
            return;
        }
    }
}
