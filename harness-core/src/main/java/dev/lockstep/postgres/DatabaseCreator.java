package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Creates, copies and drops databases on one server, over one session that stays open and is used by one thread at a time.
 */
final class DatabaseCreator implements AutoCloseable {

    private final DatabaseAddress maintenance;
    private final Connection session;
    private final ServerVersion version;
    private final DatabaseNames names;

    private DatabaseCreator(
            DatabaseAddress maintenance, Connection session, ServerVersion version, DatabaseNames names) {
        this.maintenance = maintenance;
        this.session = session;
        this.version = version;
        this.names = names;
    }

    /**
     * Opens the session.
     *
     * @param maintenance a database that is not one of ours, and a role that may create databases
     */
    static DatabaseCreator on(DatabaseAddress maintenance) {
        DatabaseNames names = DatabaseNames.ofNewRun();
        Connection session = new SessionOpener(maintenance).open(names.sessionName());
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery("SHOW server_version_num")) {
            rows.next();
            return new DatabaseCreator(maintenance, session, new ServerVersion(rows.getInt(1)), names);
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("the server does not tell its version")
                            .where(maintenance)
                            .said(e.getMessage()),
                    e);
        }
    }

    ServerVersion version() {
        return version;
    }

    Database create(String purpose) {
        String name = names.next(purpose);
        // template0 and not template1: what somebody put into template1 is not part of the user's migrations.
        execute("CREATE DATABASE " + name + " TEMPLATE template0");
        return new CreatedDatabase(this, at(name), purpose);
    }

    Database create(String purpose, Database.Template template) {
        String name = names.next(purpose);
        copy(SavedState.of(template), name);
        return new CreatedDatabase(this, at(name), purpose);
    }

    /** Keeps a copy of {@code database}, in which nobody is any more when this returns. */
    SavedState save(String database, String purpose) {
        DatabaseProperties properties = read(database);
        String name = names.next(purpose + "_saved");
        execute("ALTER DATABASE " + database + " ALLOW_CONNECTIONS false");
        try {
            endSessions(database);
            execute("CREATE DATABASE " + name + " TEMPLATE " + database + strategy());
        } finally {
            execute("ALTER DATABASE " + database + " ALLOW_CONNECTIONS true");
        }
        return new SavedState(this, name, properties);
    }

    /** Makes {@code database} anew as {@code state} has it. */
    void restore(SavedState state, String database) {
        drop(database);
        copy(state, database);
    }

    void drop(String database) {
        execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }

    private void copy(SavedState state, String name) {
        execute("CREATE DATABASE " + name + " TEMPLATE " + state.database() + strategy());
        state.properties().statements(name).forEach(this::execute);
    }

    /** Copying files is three times faster than the newer default, which sends every page through the WAL. */
    private String strategy() {
        return version.major() >= 15 ? " STRATEGY FILE_COPY" : "";
    }

    private DatabaseAddress at(String name) {
        return new DatabaseAddress(
                maintenance.host(), maintenance.port(), name, maintenance.user(), maintenance.password());
    }

    private void endSessions(String database) {
        // Waits up to five seconds for each, so that the copy does not meet a session that is still on its way out.
        execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }

    private synchronized DatabaseProperties read(String database) {
        try {
            return DatabaseProperties.read(session, database);
        } catch (SQLException e) {
            throw failed("reading the properties of " + database, e);
        }
    }

    private synchronized void execute(String sql) {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    private LockstepException failed(String sql, SQLException cause) {
        return new LockstepException(
                Problem.what("the server refused to manage our databases")
                        .where(maintenance)
                        .said(sql)
                        .said(String.valueOf(cause.getMessage())),
                cause);
    }

    @Override
    public synchronized void close() {
        try {
            session.close();
        } catch (SQLException e) {
            // The server may be gone already; there is nothing left to close then.
            return;
        }
    }
}
