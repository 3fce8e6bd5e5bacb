package dev.lockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.data.ColumnChange;
import dev.lockstep.data.DataDiff;
import dev.lockstep.data.TableDiff;
import dev.lockstep.down.DerivedDown;
import dev.lockstep.down.DownShape;
import dev.lockstep.down.DownStatement;
import dev.lockstep.journal.DownProposal;
import dev.lockstep.journal.Environment;
import dev.lockstep.render.html.HtmlRenderer;
import dev.lockstep.report.Counts;
import dev.lockstep.report.MigrationLine;
import dev.lockstep.report.ProposedDown;
import dev.lockstep.report.Report;
import dev.lockstep.report.Worst;
import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKey;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.schema.SchemaDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proposed down on every page: its text to paste, and what it cannot give back. */
class ProposedDownTest {

    private static final String TEXT =
            """
            -- Derived by Lockstep from what the up changed. Review it before you use it.
            -- run after the up, it gave back the schema; not what the rows had:
            --   orders: column note: another value in 3 rows, for example (id=1)
            -- the values are gone
            ALTER TABLE public.orders ADD COLUMN note text;
            """;

    private final DownProposal lossy = new DownProposal(
            new DerivedDown(
                    List.of(new DownStatement("ALTER TABLE public.orders ADD COLUMN note text", "the values are gone")),
                    List.of()),
            DownShape.in("db/2.down.sql"),
            new SchemaDiff(List.of(), List.of()),
            new TreeMap<>(),
            new DataDiff(List.of(new TableDiff(
                    ObjectName.inPublic("orders"),
                    3,
                    0,
                    "",
                    0,
                    "",
                    List.of(new ColumnChange("note", 3, 0, "(id=1)"))))),
            List.of());

    @Test
    void its_text_says_what_running_it_showed() {
        assertThat(lossy.text()).isEqualTo(TEXT);
    }

    @Test
    void every_page_has_it() {
        Report report = report(lossy);

        assertThat(new MarkdownRenderer().render(report)).contains("```sql\n" + TEXT + "```");
        assertThat(new HtmlRenderer().render(report)).contains(TEXT);
        assertThat(new JsonRenderer().render(report))
                .contains("\"proof\" : \"rows-lost\"", "\"place\" : \"db/2.down.sql\"");
        assertThat(new SummaryRenderer().render(report))
                .contains("  2: run after the up, it gave back the schema; not what the rows had"
                        + " (orders: column note: another value in 3 rows, for example (id=1))");
    }

    @Test
    void it_comes_back_with_the_report(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), new JsonRenderer().render(report(lossy)));

        assertThat(new JsonReader().read(file).migrations().get(0).proposedDown())
                .contains(ProposedDown.of(lossy));
    }

    @Test
    void what_does_not_work_is_told_with_what_still_differs_and_what_was_refused() {
        Change left =
                new Change.Altered(new ObjectKey(ObjectKind.COLUMN, "public.orders.id"), "type", "integer", "text");
        DownProposal broken = new DownProposal(
                new DerivedDown(List.of(), List.of()),
                DownShape.plain(),
                new SchemaDiff(List.of(left), List.of()),
                new TreeMap<>(java.util.Map.of("ALTER TABLE x", "42846: cannot cast")),
                DataDiff.none(),
                List.of());

        assertThat(broken.proof()).isEqualTo(DownProposal.Proof.NOT_PROVED);
        assertThat(broken.text())
                .endsWith(
                        """
                        -- NOT PROVED: run after the up, it did not give back the schema:
                        --   column public.orders.id: type was integer, is text
                        --   refused: ALTER TABLE x: 42846: cannot cast
                        """);
    }

    private static Report report(DownProposal proposal) {
        return new Report(
                "orders",
                new Environment("sql", "", "18.6", "", 42),
                "stairway",
                Instant.EPOCH,
                1,
                "passed",
                List.of(new MigrationLine(
                        "2",
                        "2",
                        "db/2.up.sql",
                        List.of(),
                        false,
                        "",
                        1,
                        Worst.NONE,
                        List.of(),
                        Optional.of(ProposedDown.of(proposal)),
                        new Counts(0, 0, 0, 0))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "");
    }
}
