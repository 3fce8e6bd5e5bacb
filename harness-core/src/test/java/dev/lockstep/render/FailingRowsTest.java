package dev.lockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Environment;
import dev.lockstep.journal.InsertableRow;
import dev.lockstep.journal.InsertableRow.Cell;
import dev.lockstep.journal.InsertableRow.Writing;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.SmallestFailure;
import dev.lockstep.journal.SmallestFailure.Cause;
import dev.lockstep.journal.SmallestFailure.Extent;
import dev.lockstep.journal.SmallestFailure.Pasting;
import dev.lockstep.journal.Watched;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.plan.Journey;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.render.html.HtmlRenderer;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportBuilder;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.verdict.Judge;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.rule.UpFailedRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fewest rows on which a migration fails, wherever they are told. */
class FailingRowsTest {

    private static final SmallestFailure TWINS = new SmallestFailure(
            Cause.ROWS, List.of(row(17, "A@x.io"), row(93, "a@X.io")), 9, Extent.SMALLEST, Pasting.AS_THEY_ARE);

    private static final String SQL =
            """
            INSERT INTO public.customers (id, email, "order") OVERRIDING SYSTEM VALUE VALUES (17, 'A@x.io', NULL);
            INSERT INTO public.customers (id, email, "order") OVERRIDING SYSTEM VALUE VALUES (93, 'a@X.io', NULL);
            """;

    @Test
    void the_statements_are_ready_to_paste() {
        assertThat(TWINS.sql()).isEqualTo(SQL);
    }

    @Test
    void triggers_are_quiet_where_they_would_be_in_the_way() {
        SmallestFailure quiet =
                new SmallestFailure(Cause.ROWS, TWINS.rows(), 9, Extent.CUT_SHORT, Pasting.WITH_TRIGGERS_QUIET);

        assertThat(quiet.sql())
                .isEqualTo("SET session_replication_role = replica;\n" + SQL + "RESET session_replication_role;\n");
        assertThat(quiet.sentence()).endsWith(", not smaller after 9 tries");
    }

    @Test
    void the_finding_names_the_edge_case_and_the_rows() {
        Report report = report(TWINS);

        assertThat(report.findings()).singleElement().satisfies(finding -> assertThat(
                        finding.problem().evidence())
                .contains(
                        "smallest rows that still break it: 2 rows, edge case case-folding-twin",
                        "customers: id 17, email 'A@x.io' (case-folding-twin), order NULL",
                        "customers: id 93, email 'a@X.io' (case-folding-twin), order NULL"));
    }

    @Test
    void every_page_has_the_statements() {
        Report report = report(TWINS);

        assertThat(new MarkdownRenderer().render(report)).contains("```sql\n" + SQL + "```");
        assertThat(new HtmlRenderer().render(report))
                .contains("Rows that break its", SQL.replace("\"", "&quot;").replace("'", "&#39;"))
                .contains("copy the rows");
        assertThat(new JsonRenderer().render(report))
                .contains("\"failingRows\"", "\"cause\" : \"rows\"", "\"case-folding-twin\"");
    }

    @Test
    void where_rows_are_not_to_blame_no_statement_is_shown() {
        Report report = report(SmallestFailure.without(Cause.MIGRATION, 2));

        assertThat(new MarkdownRenderer().render(report)).doesNotContain("Rows that break");
        assertThat(new HtmlRenderer().render(report)).contains("it fails alike in a database without rows");
    }

    @Test
    void they_come_back_with_the_report(@TempDir Path folder) throws IOException {
        Report report = report(TWINS);
        Path file = Files.writeString(folder.resolve("report.json"), new JsonRenderer().render(report));

        assertThat(new JsonReader().read(file).migrations().get(0).failingRows())
                .isEqualTo(report.migrations().get(0).failingRows());
    }

    private static InsertableRow row(int id, String email) {
        return new InsertableRow(
                ObjectName.inPublic("customers"),
                List.of(
                        new Cell("id", Writing.OVERRIDING, Integer.toString(id), ""),
                        new Cell("email", Writing.PLAIN, "'" + email + "'", "case-folding-twin"),
                        new Cell("order", Writing.PLAIN, "NULL", "")));
    }

    private static Report report(SmallestFailure smallest) {
        MigrationId id = new MigrationId("2");
        Migration migration =
                new Migration(id, "2", SourceLocation.of(Path.of("db/2.up.sql")), new Reversal.DownMissing("no down"));
        Journal journal = new Journal(
                new Environment("sql", "", "18.6", "", 42),
                new Plan(Journey.STAIRWAY, List.of(migration), List.of()),
                Instant.EPOCH,
                List.of(new Observation(
                        new Step.Apply(id, Step.Pass.FIRST),
                        Outcome.failed(Problem.what("sql failed to apply 2")),
                        0,
                        1,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.of(smallest),
                        Watched.nothing())));
        return new ReportBuilder(Limits.standard())
                .build(
                        "orders",
                        journal,
                        new Judge(List.of(new UpFailedRule()), List.of()).judge(journal),
                        Duration.ZERO,
                        "");
    }
}
