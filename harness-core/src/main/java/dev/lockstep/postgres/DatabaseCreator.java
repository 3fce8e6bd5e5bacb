package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Creates, copies and drops databases on one server. Safe for use by several threads. */
final class DatabaseCreator implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(2);

    private final DatabaseAddress maintenance;
    private final MaintenanceSession session;
    private final ServerVersion version;
    private final DatabaseNames names;

    private DatabaseCreator(
            DatabaseAddress maintenance, MaintenanceSession session, ServerVersion version, DatabaseNames names) {
        this.maintenance = maintenance;
        this.session = session;
        this.version = version;
        this.names = names;
    }

    /**
     * Opens a session that stays open until {@link #close}.
     *
     * @param maintenance a database that is not one of ours, and a role that may create databases
     * @throws LockstepException if the server does not let us in or is of a version that is not supported
     */
    static DatabaseCreator on(DatabaseAddress maintenance) {
        DatabaseNames names = DatabaseNames.ofNewRun();
        MaintenanceSession session = MaintenanceSession.open(maintenance, names.sessionName());
        try {
            ServerVersion version = new ServerVersion(
                    Integer.parseInt(session.ask("SHOW server_version_num").get(0)));
            version.requireSupported(maintenance);
            return new DatabaseCreator(maintenance, session, version, names);
        } catch (LockstepException e) {
            session.close();
            throw e;
        }
    }

    ServerVersion version() {
        return version;
    }

    /** Returns the first column of what {@code sql} finds in the maintenance database. */
    List<String> ask(String sql) {
        return session.ask(sql);
    }

    Database create(String purpose) {
        String name = names.next(purpose);
        // template0 and not template1: what somebody put into template1 is not part of the user's migrations.
        session.execute("CREATE DATABASE " + name + " TEMPLATE template0");
        return new CreatedDatabase(this, at(name), purpose);
    }

    Database create(String purpose, Database.Template template) {
        String name = names.next(purpose);
        copy(stateOf(template), name);
        return new CreatedDatabase(this, at(name), purpose);
    }

    /** Keeps a copy of {@code database}, in which nobody is any more when this returns. */
    SavedState save(String database, String purpose) {
        DatabaseProperties properties = session.use(connection -> DatabaseProperties.read(connection, database));
        String name = names.next(purpose + "_saved");
        // Or a pool that connects again at once would meet the copy.
        session.execute("ALTER DATABASE " + database + " ALLOW_CONNECTIONS false");
        try {
            endSessions(database);
            session.execute("CREATE DATABASE " + name + " TEMPLATE " + database + strategy());
        } finally {
            session.execute("ALTER DATABASE " + database + " ALLOW_CONNECTIONS true");
        }
        return new SavedState(this, name, properties);
    }

    /** Makes {@code database} anew as {@code template} has it. */
    void restore(Database.Template template, String database) {
        SavedState state = stateOf(template);
        drop(database);
        copy(state, database);
    }

    void drop(String database) {
        endSessions(database);
        session.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }

    void rename(String database, String name) {
        session.execute("ALTER DATABASE " + database + " RENAME TO " + name);
    }

    /** Returns the databases that the harness made, but for {@code database}. */
    List<String> others(String database) {
        return session.ask(
                "SELECT datname FROM pg_database WHERE datname LIKE 'lockstep\\_%' AND datname <> '" + database + "'");
    }

    /** Returns the roles that somebody made. */
    List<String> roles() {
        return session.ask("SELECT rolname FROM pg_roles WHERE oid >= 16384 ORDER BY rolname");
    }

    /** Returns where the harness logs in to manage databases. */
    DatabaseAddress maintenance() {
        return maintenance;
    }

    /**
     * Drops what runs that were killed have left. A run is alive as long as its own session is; so this is only for servers
     * on which nothing is worth keeping.
     */
    void dropLeftovers() {
        session.ask(DatabaseNames.LEFTOVERS).forEach(this::drop);
    }

    private SavedState stateOf(Database.Template template) {
        if (template instanceof SavedState state && state.databases() == this) {
            return state;
        }
        throw new LockstepException(Problem.what("a saved state can only be used on the server that made it")
                .where(template));
    }

    private void copy(SavedState state, String name) {
        session.execute("CREATE DATABASE " + name + " TEMPLATE " + state.database() + strategy());
        state.properties().statements(name).forEach(session::execute);
    }

    /** Copying files is three times faster than the newer default, which sends every page through the WAL. */
    private String strategy() {
        return version.major() >= 15 ? " STRATEGY FILE_COPY" : "";
    }

    private DatabaseAddress at(String name) {
        return new DatabaseAddress(
                maintenance.host(), maintenance.port(), name, maintenance.user(), maintenance.password());
    }

    /**
     * Ends the sessions in a database, and gives them up to five seconds, so that a copy does not meet one that is still on its way
     * out. To wait in {@code pg_terminate_backend} would take a tenth of a second for each, as long as that function sleeps.
     * Autovacuum makes way by itself, and not everybody may end it.
     */
    private void endSessions(String database) {
        // Not as a condition: the planner may well ask it before it asks for the database.
        List<String> ended = session.ask("SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                + database + "' AND backend_type IS DISTINCT FROM 'autovacuum worker'");
        String left = "SELECT pid FROM pg_stat_activity WHERE datname = '" + database + "' AND pid = ANY ('{"
                + String.join(",", ended) + "}')";
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!session.ask(left).isEmpty()
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public void close() {
        session.close();
    }

    @Override
    public String toString() {
        return maintenance.toString();
    }
}
