package dev.lockstep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Environment;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.plan.LatestPlanner;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.spi.DataPlan;
import dev.lockstep.spi.LoadProgress;
import dev.lockstep.spi.LoadRequest;
import dev.lockstep.spi.RowCounts;
import dev.lockstep.spi.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateKeyTest {

    private static final Environment SCRIPTS = new Environment("scripts", "1", "18.6", "embedded", 42);

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void writeProject() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        write("001_orders.up.sql", "CREATE TABLE orders (id int)");
        write("002_items.up.sql", "CREATE TABLE items (id int)");
        write("003_index.up.sql", "CREATE INDEX ON orders (id)");
        write("003_index.down.sql", "DROP INDEX orders_id_idx");
    }

    @Test
    void the_same_things_give_the_same_key_and_a_name_that_nothing_depends_on_does_not_change_it() {
        assertThat(key()).hasSize(32).isEqualTo(key());
        assertThat(key(settings().name("another").build(), SCRIPTS, "ground", request(500, 42, plan())))
                .isEqualTo(key());
    }

    @Test
    void server_tool_settings_rows_and_seed_are_in_the_key() {
        RunSettings settings = settings().build();
        LoadRequest request = request(500, 42, plan());
        Environment newer = new Environment("scripts", "2", "18.6", "embedded", 42);
        RowCounts counts = new RowCounts(new TreeMap<>(Map.of("orders", 7L)), List.of());

        assertThat(Stream.of(
                        key(),
                        key(settings, SCRIPTS, "other ground", request),
                        key(settings, newer, "ground", request),
                        key(settings().toolSettings(Map.of("table", "h")).build(), SCRIPTS, "ground", request),
                        key(settings, SCRIPTS, "ground", request(501, 42, plan())),
                        key(settings, SCRIPTS, "ground", request(500, 43, plan())),
                        key(settings, SCRIPTS, "ground", request(500, 42, plan(counts, new Share(1, 1)))),
                        key(settings, SCRIPTS, "ground", request(500, 42, plan(RowCounts.alike(), new Share(1, 2)))),
                        key(
                                settings,
                                SCRIPTS,
                                "ground",
                                new LoadRequest(
                                        42,
                                        0,
                                        500,
                                        LoadRequest.Tables.EMPTY_ONLY,
                                        Set.of(),
                                        LoadRequest.Content.EDGES,
                                        plan(),
                                        LoadProgress.none()))))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_content_of_older_migrations_and_of_what_lies_beside_them_is_in_the_key() throws IOException {
        String before = key();
        write("001_orders.up.sql", "CREATE TABLE orders (id bigint)");
        String changed = key();
        write("afterwards.sql", "SELECT 1");

        assertThat(Stream.of(before, changed, key())).doesNotHaveDuplicates();
    }

    @Test
    void what_belongs_to_later_migrations_is_not_in_the_key() throws IOException {
        String before = key();

        write("003_index.up.sql", "CREATE INDEX ON orders (id DESC)");
        write("003_index.down.sql", "SELECT 1");
        Files.createDirectories(project.resolve("node_modules/x"));
        write("node_modules/x/index.js", "1");
        Files.createDirectories(project.resolve("reports"));
        write("reports/report.json", "{}");

        assertThat(key()).isEqualTo(before);
    }

    @Test
    void files_that_rows_follow_are_in_the_key_with_their_content() throws IOException {
        Path profile = folder.resolve("prod.profile.json");
        Files.writeString(profile, "{}");
        DataPlan withProfile = new DataPlan(RowCounts.alike(), Optional.of(profile), List.of(), Share.whole(), 0);
        DataPlan withEdges = new DataPlan(RowCounts.alike(), Optional.empty(), List.of(profile), Share.whole(), 0);
        String before = key(withProfile);
        String edgesBefore = key(withEdges);

        Files.writeString(profile, "{ }");

        assertThat(Stream.of(key(), before, key(withProfile), edgesBefore, key(withEdges)))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_number_of_connections_is_not_in_the_key() {
        DataPlan eight = new DataPlan(RowCounts.alike(), Optional.empty(), List.of(), Share.whole(), 8);

        assertThat(key(eight)).isEqualTo(key());
    }

    @Test
    void there_is_no_key_where_a_migration_is_compiled_code_or_its_file_is_not_there() throws IOException {
        write("001_orders.up.sql.java", "class V001 {}");
        assertThat(unknown("001_orders.up.sql.java")).endsWith("is compiled with code that is not known");
        assertThat(unknown("nowhere.sql")).endsWith("is compiled with code that is not known");
    }

    @Test
    void there_is_no_key_where_a_setting_of_the_tool_names_code() {
        StateKey keys = new StateKey(
                settings()
                        .toolSettings(Map.of("callbacks", "com.example.Audit"))
                        .build(),
                SCRIPTS,
                this);

        assertThat(keys.of("ground", plan("001_orders.up.sql"), List.of(), request(500, 42, plan()))
                        .unknown())
                .isEqualTo("the tool's setting callbacks names code");
    }

    private String unknown(String firstFile) {
        Plan plan = plan(firstFile);
        StateKey.Made made = new StateKey(settings().build(), SCRIPTS, this)
                .of("ground", plan, plan.steps().subList(0, 2), request(500, 42, plan()));
        assertThat(made.key()).isEmpty();
        return made.unknown();
    }

    private String key() {
        return key(plan());
    }

    private String key(DataPlan data) {
        return key(settings().build(), SCRIPTS, "ground", request(500, 42, data));
    }

    private String key(RunSettings settings, Environment environment, String ground, LoadRequest request) {
        Plan plan = plan("001_orders.up.sql");
        return new StateKey(settings, environment, this)
                .of(ground, plan, plan.steps().subList(0, 2), request)
                .key()
                .orElseThrow();
    }

    private Plan plan(String firstFile) {
        List<Migration> migrations = Stream.of(firstFile, "002_items.up.sql", "003_index.up.sql")
                .map(file -> new Migration(
                        new MigrationId(file.substring(0, file.indexOf('.'))),
                        file,
                        SourceLocation.of(Path.of(file)),
                        new Reversal.Irreversible("the tests need no downs")))
                .toList();
        return new LatestPlanner(1).plan(migrations, EnumSet.of(Planner.Part.ROWS));
    }

    private RunSettings.Builder settings() {
        return RunSettings.forProject(project).reportDirectory(project.resolve("reports"));
    }

    private static LoadRequest request(long rows, long seed, DataPlan plan) {
        return new LoadRequest(
                seed,
                0,
                rows,
                LoadRequest.Tables.EMPTY_ONLY,
                Set.of(),
                LoadRequest.Content.MIXED,
                plan,
                LoadProgress.none());
    }

    private static DataPlan plan() {
        return DataPlan.standard();
    }

    private static DataPlan plan(RowCounts counts, Share share) {
        return new DataPlan(counts, Optional.empty(), List.of(), share, 0);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(project.resolve(name), content);
    }
}
