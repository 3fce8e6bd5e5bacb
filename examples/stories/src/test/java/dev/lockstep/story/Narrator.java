package dev.lockstep.story;

import dev.lockstep.journal.TableLoad;
import dev.lockstep.migration.Migration;
import dev.lockstep.postgres.catalog.CatalogStateReader;
import dev.lockstep.run.ToolFinder;
import dev.lockstep.spi.CapturedState;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.FixtureSource;
import dev.lockstep.spi.LoadRequest;
import dev.lockstep.spi.LoadRequest.Tables;
import dev.lockstep.spi.MigrationSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** Takes an example up, migration by migration with the real tool, and writes down what the database was after each. */
final class Narrator {

    private static final long SEED = 4_711;
    private static final long ROWS = 40;
    private static final long MORE_ROWS = 10;

    /** Before these steps all tables get further rows: those that backfill, split and contract then find some that no migration made. */
    private static final Set<Integer> MORE_BEFORE = Set.of(6, 10, 15, 18);

    private final DatabaseServer server;
    private final FixtureSource fixtures =
            ServiceLoader.load(FixtureSource.class).findFirst().orElseThrow();

    Narrator(DatabaseServer server) {
        this.server = server;
    }

    /** Returns the chapters, up to the first that fails. */
    List<Chapter> tell(Example example) {
        FrozenMoments moments = new FrozenMoments(Instant.now());
        ToolFinder.Found found = example.found();
        List<Chapter> chapters = new ArrayList<>();
        try (Database database = server.create("story");
                CatalogStateReader reader = new CatalogStateReader();
                MigrationSession session = found.tool().open(found.project(), database)) {
            for (Migration migration : session.migrations()) {
                int ordinal = chapters.size() + 1;
                List<TableLoad> loads = load(ordinal, database, session);
                Chapter.Ending ending =
                        session.apply(migration.id()).isCompleted() ? Chapter.Ending.COMPLETED : Chapter.Ending.FAILED;
                CapturedState read = reader.read(database, session.bookkeeping(), List.of());
                CapturedState state = new CapturedState(moments.thawed(read.schema()), read.data(), read.integrity());
                chapters.add(new Chapter(
                        StepName.of(ordinal, migration.id().value(), migration.description()), ending, loads, state));
                if (ending == Chapter.Ending.FAILED) {
                    break;
                }
            }
        }
        return chapters;
    }

    private List<TableLoad> load(int ordinal, Database database, MigrationSession session) {
        List<TableLoad> loads = new ArrayList<>(
                fixtures.load(database, new LoadRequest(SEED, 0, ROWS, Tables.EMPTY_ONLY, session.bookkeeping())));
        if (MORE_BEFORE.contains(ordinal)) {
            long first = ROWS + ordinal * MORE_ROWS;
            loads.addAll(fixtures.load(
                    database, new LoadRequest(SEED, first, MORE_ROWS, Tables.ALL, session.bookkeeping())));
        }
        return loads;
    }
}
