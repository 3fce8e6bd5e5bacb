package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.ServerChoice;
import java.util.List;

/**
 * A server that is already there, in which this run creates its own databases and nothing else.
 *
 * <p>It is used only if the user says that it is disposable, and if it says so itself: by a database named {@value #MARK},
 * which one statement makes, which no production server has by accident, and which everybody sees who lists the databases.
 */
public final class ExternalServer implements DatabaseServer {

    /** The name of the database that marks a server as disposable. */
    public static final String MARK = "lockstep_disposable";

    private final DatabaseCreator databases;

    private ExternalServer(DatabaseCreator databases) {
        this.databases = databases;
    }

    /**
     * Connects to the server and drops what runs that were killed have left on it.
     *
     * @throws LockstepException if the server cannot be reached or may not be used; nothing was changed on it then
     */
    public static ExternalServer connect(ServerChoice.External choice) {
        JdbcAddress address = JdbcAddress.parse(choice.jdbcUrl());
        if (choice.disposable() != ServerChoice.Disposable.YES) {
            throw new LockstepException(Problem.what(
                            "an external server is only used if you say that nothing on it is worth keeping")
                    .where(address)
                    .remedy("if that is so, set lockstep.disposable=true and run there: CREATE DATABASE " + MARK));
        }
        DatabaseCreator databases = DatabaseCreator.on(address.login(choice.user(), choice.password()));
        try {
            requireMark(databases);
            requireRight(databases, choice.user());
            databases.dropLeftovers();
            return new ExternalServer(databases);
        } catch (LockstepException e) {
            databases.close();
            throw e;
        }
    }

    private static void requireMark(DatabaseCreator databases) {
        List<String> marks = databases.ask("SELECT datname FROM pg_database WHERE datname = '" + MARK + "'");
        if (marks.isEmpty()) {
            throw new LockstepException(Problem.what("the external server is not marked as disposable")
                    .where(databases)
                    .said("it has no database named " + MARK)
                    .remedy("if nothing on it is worth keeping, run there: CREATE DATABASE " + MARK));
        }
    }

    private static void requireRight(DatabaseCreator databases, String user) {
        List<String> rights =
                databases.ask("SELECT 'may' FROM pg_roles WHERE rolname = current_user AND (rolcreatedb OR rolsuper)");
        if (rights.isEmpty()) {
            throw new LockstepException(Problem.what("the role may not create databases")
                    .where(databases)
                    .remedy("run there: ALTER ROLE \"" + user.replace("\"", "\"\"") + "\" CREATEDB"));
        }
    }

    @Override
    public String description() {
        return "external PostgreSQL " + version();
    }

    @Override
    public String version() {
        return databases.version().text();
    }

    @Override
    public int majorVersion() {
        return databases.version().major();
    }

    @Override
    public Database create(String purpose) {
        return databases.create(purpose);
    }

    @Override
    public Database create(String purpose, Database.Template template) {
        return databases.create(purpose, template);
    }

    /** Ends our session; the server goes on, and what is left of this run's databases is dropped by the next one. */
    @Override
    public void close() {
        databases.close();
    }
}
