package dev.lockstep.junit;

import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.run.RunSettings;
import dev.lockstep.run.ToolFinder;
import dev.lockstep.run.WantedRows;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.FixtureSource;
import dev.lockstep.spi.LoadProgress;
import dev.lockstep.spi.LoadRequest;
import dev.lockstep.spi.MigrationSession;
import java.util.ServiceLoader;

/** Makes a new database and takes it up to one migration, with the project's own tool. */
record HistoryReplay(CheckedRun run) {

    /**
     * Returns a database at {@code version}. It holds rows that were there before that migration, as in
     * production, and rows
     * in the tables that the migration made. The caller closes it.
     *
     * @throws LockstepException if a migration on the way does not go up
     */
    Database to(MigrationId version) {
        return CallingThread.with(run.loader(), () -> {
            Database database = run.server().create(run.settings().name());
            try {
                replay(version, database);
                return database;
            } catch (RuntimeException | Error failed) {
                database.close();
                throw failed;
            }
        });
    }

    private void replay(MigrationId version, Database database) {
        RunSettings settings = run.settings();
        ToolFinder.Found found =
                ToolFinder.ofClassPath().find(settings.project(), settings.tool(), settings.toolSettings());
        try (MigrationSession session = found.tool().open(found.project(), database)) {
            for (Migration migration : session.migrations()) {
                boolean last = migration.id().equals(version);
                if (last) {
                    load(session, database);
                }
                apply(session, migration);
                if (last) {
                    load(session, database);
                    return;
                }
            }
        }
        throw new LockstepException(Problem.what("the project has no migration " + version + " any more")
                .where(settings.project())
                .remedy("do not change the project while its tests run"));
    }

    private static void apply(MigrationSession session, Migration migration) {
        Outcome outcome = session.apply(migration.id());
        outcome.fold(
                () -> migration,
                problem -> {
                    throw new LockstepException(
                            Problem.what("no database at this version: " + migration.displayName() + " does not go up")
                                    .said(problem.text()));
                },
                reason -> {
                    throw new LockstepException(
                            Problem.what("no database at this version: " + migration.displayName() + " was skipped")
                                    .said(reason));
                });
    }

    private void load(MigrationSession session, Database database) {
        RunSettings settings = run.settings();
        if (new WantedRows(settings).most() > 0) {
            LoadRequest request = new LoadRequest(
                    settings.seed(),
                    0,
                    settings.rows(),
                    LoadRequest.Tables.EMPTY_ONLY,
                    session.bookkeeping(),
                    settings.content(),
                    settings.volume().data(),
                    LoadProgress.none());
            ServiceLoader.load(FixtureSource.class).findFirst().ifPresent(rows -> rows.load(database, request));
        }
    }
}
