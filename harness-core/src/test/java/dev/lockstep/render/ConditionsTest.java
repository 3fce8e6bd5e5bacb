package dev.lockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Environment;
import dev.lockstep.render.html.HtmlRenderer;
import dev.lockstep.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run's figures depend on stands on every page, and nowhere if there is nothing of that kind. */
class ConditionsTest {

    private static final String CONDITION = "measured with settings as in production";

    @Test
    void every_page_has_them() {
        Report report = report(List.of(CONDITION));

        assertThat(new MarkdownRenderer().render(report)).contains(CONDITION);
        assertThat(new HtmlRenderer().render(report)).contains("<li>" + CONDITION + "</li>");
        assertThat(new SummaryRenderer().render(report)).contains("note:    " + CONDITION);
    }

    @Test
    void they_come_back_with_the_report(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("report.json"), new JsonRenderer().render(report(List.of(CONDITION))));

        assertThat(new JsonReader().read(file).environment().conditions()).containsExactly(CONDITION);
    }

    @Test
    void a_run_without_any_says_nothing(@TempDir Path folder) throws IOException {
        String json = new JsonRenderer().render(report(List.of()));
        Path file = Files.writeString(folder.resolve("report.json"), json);

        assertThat(json).doesNotContain("conditions");
        assertThat(new JsonReader().read(file).environment().conditions()).isEmpty();
        assertThat(new HtmlRenderer().render(report(List.of()))).doesNotContain("Conditions");
        assertThat(new SummaryRenderer().render(report(List.of()))).doesNotContain("note:");
    }

    private static Report report(List<String> conditions) {
        return new Report(
                "orders",
                new Environment("sql", "", "18.6", "", 42).with(conditions),
                "stairway",
                Instant.EPOCH,
                1,
                "passed",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "");
    }
}
