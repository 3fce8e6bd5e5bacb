package dev.lockstep.adapter.liquibase;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each piece of work a fresh Liquibase on a session of its own in the database. */
final class LiquibaseRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiquibaseRunner.class);
    private static final int NOT_BEGUN = 0;
    private static final int ENDED = -1;

    private final LiquibaseSettings settings;
    private final ProjectResources resources;
    private final Database database;
    private final LiquibaseThread thread;

    LiquibaseRunner(LiquibaseSettings settings, ProjectResources resources, Database database) {
        this.settings = settings;
        this.resources = resources;
        this.database = database;
        thread = new LiquibaseThread(settings, resources);
    }

    /** What is to be done with one Liquibase. */
    interface Work<T> {
        T with(FreshLiquibase liquibase) throws Exception;
    }

    /**
     * Runs {@code work}. If the calling thread is interrupted meanwhile, the session in the database is ended, so that the
     * work fails soon.
     *
     * @throws Exception whatever Liquibase throws
     */
    <T> T run(Work<T> work) throws Exception {
        AtomicInteger session = new AtomicInteger(NOT_BEGUN);
        return thread.call(() -> inSession(work, session), () -> end(session.getAndSet(ENDED)));
    }

    private <T> T inSession(Work<T> work, AtomicInteger session) throws Exception {
        try (Connection connection = database.connect()) {
            if (!session.compareAndSet(
                    NOT_BEGUN, connection.unwrap(PGConnection.class).getBackendPID())) {
                throw new InterruptedException("interrupted before it began");
            }
            try (FreshLiquibase liquibase = new FreshLiquibase(settings, resources, connection)) {
                return work.with(liquibase);
            }
        }
    }

    /**
     * Frees Liquibase's lock row, which a session that was ended leaves taken: nobody else works in this database. Done even
     * if the calling thread is interrupted.
     */
    void releaseLock() {
        Work<Boolean> release = liquibase -> {
            liquibase.releaseLock();
            return true;
        };
        try {
            thread.call(() -> inSession(release, new AtomicInteger(NOT_BEGUN)), () -> {});
        } catch (Exception e) {
            // The failure that led here is the one to tell; the database may be gone with it.
            LOG.debug("the changelog lock could not be released", e);
        }
    }

    private void end(int session) {
        if (session == NOT_BEGUN || session == ENDED) {
            return;
        }
        try (Connection connection = database.connect();
                PreparedStatement end = connection.prepareStatement("SELECT pg_terminate_backend(?)")) {
            end.setInt(1, session);
            end.execute();
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("Liquibase's session could not be ended")
                            .where(database.address())
                            .said(String.valueOf(e.getMessage())),
                    e);
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
