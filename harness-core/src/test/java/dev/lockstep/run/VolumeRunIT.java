package dev.lockstep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Environment;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.TableLoad;
import dev.lockstep.lock.LockMode;
import dev.lockstep.plan.LatestPlanner;
import dev.lockstep.plan.Planner;
import dev.lockstep.plan.StairwayPlanner;
import dev.lockstep.plan.Step;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.InMemory;
import dev.lockstep.postgres.ServersThatKeep;
import dev.lockstep.postgres.catalog.CatalogStateReader;
import dev.lockstep.postgres.watch.TapWatch;
import dev.lockstep.spi.DataPlan;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.RowCounts;
import dev.lockstep.spi.Share;
import dev.lockstep.spi.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeRunIT {

    private static final ManyRows FROM_500 = new ManyRows(500, Duration.ofDays(1));
    private static final ManyRows ALWAYS_SLOW = new ManyRows(1_000_000, Duration.ZERO);
    private static final Planner STAIRWAY = new StairwayPlanner();
    private static final Planner LATEST = new LatestPlanner(1);
    private static final String KEPT = "loaded state kept as ";
    private static final String TAKEN = "loaded state taken from ";

    @TempDir(factory = InMemory.class)
    private Path folder;

    private Path project;

    @BeforeEach
    void writeProject() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        write("001_orders.up.sql", "CREATE TABLE orders (id bigint PRIMARY KEY, note text)");
        write("002_items.up.sql", "CREATE TABLE items (id bigint PRIMARY KEY)");
        write("003_index.up.sql", "CREATE INDEX ON orders (note)");
    }

    @Test
    void many_rows_are_loaded_with_other_settings_than_those_that_are_measured_with_and_kept() {
        NumberedRows rows = new NumberedRows();

        Journal journal = run(STAIRWAY, rows, settings().rows(500).build(), FROM_500);

        assertThat(outcomes(journal)).allSatisfy(outcome -> assertThat(outcome).isEqualTo("done"));
        // Nothing to load before the first migration; then a table for each of the two others.
        assertThat(rows.walLevels()).containsExactly("replica", "minimal", "minimal");
        assertThat(journal.environment().conditions())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("measured with settings as in production: wal_level=replica, fsync"))
                .anySatisfy(line -> assertThat(line).startsWith(KEPT));
        assertThat(locks(journal, "003_index"))
                .as("the watch sees through a restart")
                .contains(LockMode.SHARE);
        assertThat(journal.tables())
                .anySatisfy(table -> assertThat(table.rows()).isEqualTo(500));

        NumberedRows again = new NumberedRows();
        Journal second = run(STAIRWAY, again, settings().rows(500).build(), FROM_500);

        assertThat(second.environment().conditions())
                .anySatisfy(line -> assertThat(line).startsWith(TAKEN));
        assertThat(again.walLevels()).as("one of them was taken").containsExactly("replica", "minimal");
        assertThat(loads(second)).isEqualTo(loads(journal));
        assertThat(outcomes(second)).containsOnly("done");
    }

    @Test
    void few_rows_are_loaded_without_a_restart_and_nothing_is_kept() {
        NumberedRows rows = new NumberedRows();

        Journal journal = run(LATEST, rows, settings().rows(499).build(), FROM_500);

        assertThat(rows.walLevels()).containsExactly("replica");
        assertThat(journal.environment().conditions()).isEmpty();
        assertThat(folder.resolve("loaded")).doesNotExist();
    }

    @Test
    void the_same_run_takes_what_was_loaded_before_and_finds_the_same() {
        Journal first = run(LATEST, new NumberedRows(), settings().rows(500).build(), FROM_500);
        NumberedRows rows = new NumberedRows();

        Journal second = run(LATEST, rows, settings().rows(500).build(), FROM_500);

        assertThat(second.environment().conditions())
                .anySatisfy(line -> assertThat(line).startsWith(TAKEN))
                .anySatisfy(line -> assertThat(line).startsWith("measured with settings as in production"));
        assertThat(rows.walLevels()).isEmpty();
        assertThat(loads(second)).isEqualTo(loads(first));
        assertThat(outcomes(second)).isEqualTo(outcomes(first)).containsOnly("done");
        assertThat(locks(second, "003_index")).contains(LockMode.SHARE);
        assertThat(second.observations().get(second.observations().size() - 1).applied())
                .containsExactly("001_orders", "002_items", "003_index");
    }

    @Test
    void older_migrations_that_take_long_are_taken_up_once_also_with_few_rows() throws IOException {
        write("001_orders.up.sql", "CREATE ROLE lockstep_it_app; CREATE TABLE orders (id bigint, note text)");

        Journal first = run(LATEST, new NumberedRows(), settings().rows(0).build(), ALWAYS_SLOW);
        Journal second = run(LATEST, new NumberedRows(), settings().rows(0).build(), ALWAYS_SLOW);

        assertThat(first.environment().conditions()).singleElement().asString().startsWith(KEPT);
        assertThat(second.environment().conditions()).singleElement().asString().startsWith(TAKEN);
        assertThat(outcomes(second)).containsOnly("done");

        write("001_orders.up.sql", "CREATE ROLE lockstep_it_app; CREATE TABLE orders (id int, note text)");
        Journal changed = run(LATEST, new NumberedRows(), settings().rows(0).build(), ALWAYS_SLOW);
        assertThat(changed.environment().conditions())
                .singleElement()
                .asString()
                .startsWith(KEPT);
    }

    @Test
    void a_single_table_with_many_rows_is_enough_and_nothing_is_kept_for_who_does_not_want_it() {
        DataPlan plan = new DataPlan(
                new RowCounts(new TreeMap<>(Map.of("ord*", 500L)), List.of()),
                Optional.empty(),
                List.of(),
                Share.whole(),
                0);
        NumberedRows rows = new NumberedRows();

        Journal journal = run(
                LATEST,
                rows,
                settings()
                        .rows(5)
                        .volume(volume(plan, VolumeSettings.KeptRows.NOT_KEPT))
                        .build(),
                FROM_500);

        assertThat(rows.walLevels()).containsExactly("minimal");
        assertThat(journal.environment().conditions())
                .singleElement()
                .asString()
                .startsWith("measured with settings as in production");
        assertThat(folder.resolve("loaded")).doesNotExist();
    }

    @Test
    void a_server_on_which_others_are_at_work_is_not_restarted() {
        NumberedRows rows = new NumberedRows();
        Journal journal;
        try (EmbeddedServer server = ServersThatKeep.below(folder, 18);
                Database other = server.create("other")) {
            assertThat(other.address().database()).contains("other");
            journal = run(server, LATEST, rows, settings().rows(500).build(), FROM_500);
        }

        assertThat(rows.walLevels()).containsExactly("replica");
        assertThat(journal.environment().conditions())
                .singleElement()
                .asString()
                .startsWith(
                        "rows loaded without a restart, because other runs were on the server; settings: wal_level");
    }

    private Journal run(Planner planner, NumberedRows rows, RunSettings settings, ManyRows many) {
        try (EmbeddedServer server = ServersThatKeep.below(folder, 18)) {
            return run(server, planner, rows, settings, many);
        }
    }

    private static Journal run(
            EmbeddedServer server, Planner planner, NumberedRows rows, RunSettings settings, ManyRows many) {
        try (Database database = server.create(settings.name());
                Watch watch = TapWatch.open(server, database);
                ScriptSession session = new ScriptSession(watch.database(), settings.project());
                CatalogStateReader reader = new CatalogStateReader()) {
            Workbench bench = new Workbench(server, database, watch, session, rows, reader, Optional.empty());
            Environment environment =
                    new Environment("scripts", "1", server.version(), server.description(), settings.seed());
            EnumSet<Planner.Part> parts =
                    settings.rows() > 0 ? EnumSet.of(Planner.Part.ROWS) : EnumSet.noneOf(Planner.Part.class);
            return new PlanRunner(bench, settings, environment, many).run(planner.plan(session.migrations(), parts));
        }
    }

    private RunSettings.Builder settings() {
        return RunSettings.forProject(project).newRows(0).reportDirectory(folder.resolve("reports"));
    }

    private static VolumeSettings volume(DataPlan plan, VolumeSettings.KeptRows kept) {
        return new VolumeSettings(plan, VolumeSettings.EdgesFirst.NEVER, kept, Optional.empty(), Share.whole());
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(project.resolve(name), sql);
    }

    private static List<String> outcomes(Journal journal) {
        return journal.observations().stream()
                .map(seen ->
                        seen.outcome().fold(() -> "done", problem -> seen.step() + problem.text(), reason -> reason))
                .toList();
    }

    private static List<List<TableLoad>> loads(Journal journal) {
        return journal.observations().stream()
                .filter(seen -> seen.step() instanceof Step.Load)
                .map(Observation::loads)
                .toList();
    }

    private static List<LockMode> locks(Journal journal, String migration) {
        return journal.observations().stream()
                .filter(seen -> seen.step() instanceof Step.Apply apply
                        && apply.migration().value().equals(migration))
                .flatMap(seen -> seen.watched().statements().stream())
                .map(StatementSeen::locks)
                .flatMap(List::stream)
                .map(hold -> hold.mode())
                .toList();
    }
}
