package dev.lockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.journal.Environment;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.Problem;
import dev.lockstep.report.Counts;
import dev.lockstep.report.Mark;
import dev.lockstep.report.MigrationLine;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportGallery;
import dev.lockstep.report.StepLine;
import dev.lockstep.report.TableLine;
import dev.lockstep.report.Worst;
import dev.lockstep.spi.ReportRenderer;
import dev.lockstep.verdict.DefaultBudgets;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.Suppression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RenderersTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/lockstep/render");

    static Stream<ReportRenderer> renderers() {
        Path root = Path.of("");
        return Stream.of(
                new JsonRenderer(),
                new SummaryRenderer(),
                new MarkdownRenderer(),
                new SarifRenderer(root),
                new GithubRenderer(root),
                new JunitRenderer(root));
    }

    @ParameterizedTest
    @MethodSource("renderers")
    void a_failed_run_is_told_as_the_golden_file_has_it(ReportRenderer renderer) throws IOException {
        assertGolden("failed-" + renderer.fileName(), renderer.render(failed()));
    }

    @ParameterizedTest
    @MethodSource("renderers")
    void a_run_that_could_not_begin_is_told_as_the_golden_file_has_it(ReportRenderer renderer) throws IOException {
        assertGolden("not-begun-" + renderer.fileName(), renderer.render(notBegun()));
    }

    @ParameterizedTest
    @MethodSource("renderers")
    void a_run_that_was_watched_is_told_as_the_golden_file_has_it(ReportRenderer renderer) throws IOException {
        assertGolden("watched-" + renderer.fileName(), renderer.render(ReportGallery.broken()));
    }

    /** But for report.json itself, of which a part stays in the file. */
    static Stream<Arguments> told_again() {
        return renderers()
                .filter(renderer -> !(renderer instanceof JsonRenderer))
                .flatMap(renderer -> Stream.of(failed(), notBegun(), ReportGallery.broken(), ReportGallery.hostile())
                        .map(report -> Arguments.of(renderer, report)));
    }

    @ParameterizedTest
    @MethodSource("told_again")
    void a_run_that_is_read_back_is_told_alike(ReportRenderer renderer, Report report, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), new JsonRenderer().render(report));

        assertThat(renderer.render(new JsonReader().read(file))).isEqualTo(renderer.render(report));
    }

    @Test
    void the_json_tells_each_statement_with_its_locks_and_each_kind_of_traffic() throws IOException {
        JsonNode step = step(new JsonRenderer().render(ReportGallery.broken()), "004", "up");

        JsonNode alter = step.path("statements").path(2);
        assertThat(alter.path("sql").asText()).startsWith("ALTER TABLE orders ALTER COLUMN total");
        assertThat(alter.path("startMicros").asLong()).isEqualTo(3_000);
        assertThat(alter.path("tookMicros").asLong()).isEqualTo(1_201_000);
        assertThat(alter.has("error")).isFalse();
        assertThat(alter.path("scans").path(0).path("rows").asLong()).isEqualTo(1_000_000);
        assertThat(alter.path("rewrites").path(0).asText()).isEqualTo("orders");
        assertThat(alter.path("walBytes").asLong()).isEqualTo(262_144_000);
        assertThat(step.path("statements").path(3).path("rowsAffected").asLong())
                .isEqualTo(20_000);
        JsonNode lock = step.path("statements").path(1).path("locks").path(0);
        assertThat(lock.path("relation").asText()).isEqualTo("orders");
        assertThat(lock.path("mode").asText()).isEqualTo("ACCESS_EXCLUSIVE");
        assertThat(lock.path("heldMicros").asLong()).isEqualTo(1_688_800);
        assertThat(lock.path("uncertaintyMicros").asLong()).isEqualTo(600);
        assertThat(lock.path("waitedMicros").asLong()).isZero();
        assertThat(lock.path("blocked").asInt()).isZero();
        JsonNode traffic = step.path("traffic").path(1);
        assertThat(traffic.path("relation").asText()).isEqualTo("orders");
        assertThat(traffic.path("kind").asText()).isEqualTo("write");
        assertThat(traffic.path("worstMicros").asLong()).isEqualTo(1_681_100);
        assertThat(traffic.path("blockedMicros").asLong()).isEqualTo(1_661_000);
        assertThat(traffic.path("errors").asLong()).isZero();
    }

    @Test
    void the_json_gives_the_servers_words_where_a_statement_failed() throws IOException {
        JsonNode step = step(new JsonRenderer().render(ReportGallery.broken()), "006", "down");

        assertThat(step.path("statements").path(0).path("error").asText()).contains("does not exist");
    }

    private static JsonNode step(String json, String migration, String action) throws IOException {
        for (JsonNode step : new ObjectMapper().readTree(json).path("steps")) {
            if (step.path("migration").asText().equals(migration)
                    && step.path("action").asText().equals(action)) {
                return step;
            }
        }
        throw new AssertionError("no step " + action + " " + migration);
    }

    @Test
    void the_json_keeps_the_names_that_users_scripts_read() throws IOException {
        JsonNode root = new ObjectMapper().readTree(new JsonRenderer().render(failed()));

        assertThat(root.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(root.path("tool").path("name").asText()).isEqualTo("sql");
        assertThat(root.path("verdict").asText()).isEqualTo("failed");
        assertThat(root.path("migrations").path(1).path("irreversibleBecause").asText())
                .isEqualTo("the old notes are gone");
        assertThat(root.path("findings").path(0).path("source").path("line").asInt())
                .isEqualTo(1);
        assertThat(root.path("findings").path(1).path("suppressedBy").asText()).isEqualTo("ten rows at most");
        assertThat(root.path("steps").path(0).path("statements").isArray()).isTrue();
        assertThat(root.path("tables").path(1).path("filled").asBoolean()).isFalse();
    }

    private static void assertGolden(String name, String rendered) throws IOException {
        Path file = GOLDEN.resolve(name);
        if ("update".equals(System.getProperty("lockstep.golden"))) {
            Files.writeString(file, rendered);
        }
        assertThat(file).as("golden file; -Dlockstep.golden=update writes it").exists();
        assertThat(rendered).isEqualTo(Files.readString(file));
    }

    private static Report failed() {
        SourceLocation source = SourceLocation.of(Path.of("db/002_drop_notes.up.sql"));
        Finding error = new Finding(
                RuleId.SCHEMA_DIFFERS_AFTER_DOWN,
                Severity.ERROR,
                "003_index",
                Direction.DOWN,
                "DROP INDEX orders_old_idx",
                "public.orders_idx",
                Problem.what("the down of 003_index does not give back the schema")
                        .where("sql migration 003_index, down, db/003_index.up.sql")
                        .said("index public.orders_idx is still there, or new")
                        .remedy("undo in the down what the up did to each of them"),
                Optional.of(SourceLocation.of(Path.of("db/003_index.up.sql"))),
                Optional.empty());
        Finding accepted = new Finding(
                RuleId.FOREIGN_KEY_WITHOUT_INDEX,
                Severity.WARNING,
                "001_orders",
                Direction.UP,
                "",
                "orders",
                Problem.what("foreign key orders_customer_fkey on orders has no index"),
                Optional.of(source),
                Optional.of(new Suppression(
                        "foreign-key-without-index", "001_orders", "ten rows at most", "db/001_orders.up.sql:4")));
        return new Report(
                "orders",
                new Environment("sql", "pgjdbc 42.7.14", "18.6", "embedded PostgreSQL 18.6", 42),
                "stairway",
                Instant.EPOCH,
                1234,
                "failed",
                List.of(
                        new MigrationLine(
                                "001_orders",
                                "orders",
                                "db/001_orders.up.sql",
                                List.of(new Mark("up", "ok"), new Mark("down", "ok"), new Mark("second-up", "ok")),
                                true,
                                "",
                                1200,
                                Worst.NONE,
                                List.of(),
                                new Counts(0, 0, 0, 1)),
                        new MigrationLine(
                                "002_drop_notes",
                                "002_drop_notes",
                                "db/002_drop_notes.up.sql",
                                List.of(new Mark("up", "ok"), new Mark("restore", "ok"), new Mark("second-up", "ok")),
                                false,
                                "the old notes are gone",
                                1200,
                                Worst.NONE,
                                List.of(),
                                new Counts(0, 0, 0, 0)),
                        new MigrationLine(
                                "003_index",
                                "003_index",
                                "db/003_index.up.sql",
                                List.of(new Mark("up", "ok"), new Mark("down", "ok"), new Mark("second-up", "FAILED")),
                                true,
                                "",
                                1200,
                                Worst.NONE,
                                List.of(),
                                new Counts(1, 0, 0, 0))),
                List.of(error, accepted),
                List.of(
                        new StepLine("001_orders", "load", "completed", 1500, ""),
                        new StepLine("003_index", "second-up", "failed", 700, "already exists"),
                        new StepLine("003_index", "capture", "skipped", 0, "the second up of 003_index failed")),
                List.of(
                        new TableLine("orders", 1000, 81920, ""),
                        new TableLine("settings", 1, 8192, "its check allows one row")),
                List.of(Problem.what("1 step did not take place").said("the second up of 003_index failed")),
                List.of(new Suppression("index-invalid", "*", "rebuilt at night", "OrdersTest")),
                DefaultBudgets.all(),
                "project=db tool=sql journey=stairway rows=1000 newRows=20 seed=42 postgres=18.6");
    }

    private static Report notBegun() {
        return new Report(
                "orders",
                new Environment("", "", "", "", 42),
                "stairway",
                Instant.EPOCH,
                3,
                "inconclusive",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(Problem.what("the folder of the migrations does not exist")
                        .where("db")
                        .remedy("correct the path; relative paths begin at the working directory")),
                List.of(),
                List.of(),
                "project=db journey=stairway rows=1000 newRows=20 seed=42");
    }
}
