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

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void writeProject() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        write("001_orders.up.sql", "CREATE ROLE lockstep_it_app; CREATE TABLE orders (id bigint PRIMARY KEY, note text)");
        write("002_items.up.sql", "CREATE TABLE items (id bigint PRIMARY KEY)");
        write("003_index.up.sql", "CREATE INDEX ON orders (note)");
    }

    @Test
    void many_rows_are_loaded_with_other_settings_than_those_that_are_measured_with() {
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
    void the_stairway_takes_what_was_loaded_for_a_later_migration() {
        Journal first = run(STAIRWAY, new NumberedRows(), settings().rows(500).build(), FROM_500);
        NumberedRows rows = new NumberedRows();

        Journal second = run(STAIRWAY, rows, settings().rows(500).build(), FROM_500);

        assertThat(second.environment().conditions()).anySatisfy(line -> assertThat(line)
                .startsWith(TAKEN));
        assertThat(rows.walLevels()).containsExactly("replica", "minimal");
        assertThat(loads(second)).isEqualTo(loads(first));
        assertThat(outcomes(second)).containsOnly("done");
    }

    @Test
    void older_migrations_that_take_long_are_taken_up_once_also_with_few_rows() {
        Journal first = run(LATEST, new NumberedRows(), settings().rows(10).build(), ALWAYS_SLOW);
        Journal second = run(LATEST, new NumberedRows(), settings().rows(10).build(), ALWAYS_SLOW);
        Journal withoutRows = run(LATEST, new NumberedRows(), settings().rows(0).build(), ALWAYS_SLOW);

        assertThat(first.environment().conditions()).singleElement().asString().startsWith(KEPT);
        assertThat(second.environment().conditions()).singleElement().asString().startsWith(TAKEN);
        assertThat(withoutRows.environment().conditions())
                .singleElement()
                .asString()
                .startsWith(KEPT);
        assertThat(outcomes(second)).containsOnly("done");
    }

    @Test
    void whatever_a_state_depends_on_gives_another_one() throws IOException {
        assertThat(told(settings().rows(500).build())).startsWith(KEPT);
        assertThat(told(settings().rows(500).name("another name").build())).startsWith(TAKEN);
        assertThat(told(settings().rows(501).build())).startsWith(KEPT);
        assertThat(told(settings().rows(500).seed(7).build())).startsWith(KEPT);

        write("001_orders.up.sql", "CREATE TABLE orders (id bigint PRIMARY KEY, note text, more int)");
        assertThat(told(settings().rows(500).build())).startsWith(KEPT);
        write("003_index.up.sql", "CREATE INDEX ON orders (id, note)");
        assertThat(told(settings().rows(500).build())).startsWith(TAKEN);
    }

    @Test
    void a_profile_with_another_content_gives_another_state() throws IOException {
        Path profile = folder.resolve("prod.profile.json");
        Files.writeString(profile, "{}");
        DataPlan plan = new DataPlan(RowCounts.alike(), Optional.of(profile), List.of(), Share.whole(), 0);
        RunSettings settings = settings()
                .rows(500)
                .volume(volume(plan, VolumeSettings.KeptRows.REUSED))
                .build();

        assertThat(told(settings)).startsWith(KEPT);
        assertThat(told(settings)).startsWith(TAKEN);
        Files.writeString(profile, "{ }");
        assertThat(told(settings)).startsWith(KEPT);
    }

    @Test
    void nothing_is_kept_or_taken_by_who_does_not_want_it() {
        RunSettings settings = settings()
                .rows(500)
                .volume(volume(DataPlan.standard(), VolumeSettings.KeptRows.NOT_KEPT))
                .build();

        Journal journal = run(LATEST, new NumberedRows(), settings, FROM_500);

        assertThat(journal.environment().conditions())
                .singleElement()
                .asString()
                .startsWith("measured with settings as in production");
        assertThat(folder.resolve("loaded")).doesNotExist();
    }

    @Test
    void a_single_table_with_many_rows_is_enough() {
        DataPlan plan = new DataPlan(
                new RowCounts(new TreeMap<>(Map.of("ord*", 500L)), List.of()),
                Optional.empty(),
                List.of(),
                Share.whole(),
                0);
        NumberedRows rows = new NumberedRows();

        run(
                LATEST,
                rows,
                settings()
                        .rows(5)
                        .volume(volume(plan, VolumeSettings.KeptRows.NOT_KEPT))
                        .build(),
                FROM_500);

        assertThat(rows.walLevels()).containsExactly("minimal");
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
                .startsWith("rows loaded without a restart, because other runs were on the server; settings: wal_level");
    }

    private String told(RunSettings settings) {
        return run(LATEST, new NumberedRows(), settings, FROM_500).environment().conditions().stream()
                .filter(line -> line.startsWith("loaded state"))
                .findFirst()
                .orElse("");
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
            Environment environment = new Environment(
                    "scripts", "1", server.version(), server.description(), settings.seed());
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
                .map(seen -> seen.outcome().fold(() -> "done", problem -> seen.step() + problem.text(), reason -> reason))
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
