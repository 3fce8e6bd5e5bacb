package dev.lockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Environment;
import dev.lockstep.render.html.HtmlRenderer;
import dev.lockstep.report.Circumstances;
import dev.lockstep.report.EdgesPass;
import dev.lockstep.report.Report;
import dev.lockstep.spi.ReportRenderer;
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
import org.junit.jupiter.params.provider.MethodSource;

class CircumstancesTest {

    private static final Circumstances MANY = new Circumstances(
            Optional.of(new EdgesPass(4_210, 1_204, "failed", "up to 10,000,000 rows per table")),
            "shard 2/4: looks at 4 of 15 migrations, 005 to 008",
            "",
            "baseline costs.json: not compared");

    @TempDir
    Path folder;

    @Test
    void each_is_told_in_a_sentence() {
        assertThat(MANY.sentences())
                .containsExactly(
                        "edge cases only: failed in 4.2 s with 1,204 rows; the pass with up to 10,000,000 rows per table was"
                                + " not begun because edge cases alone break a migration",
                        "shard 2/4: looks at 4 of 15 migrations, 005 to 008",
                        "baseline costs.json: not compared");
        assertThat(Circumstances.usual()
                        .after(new EdgesPass(90, 12, "passed", ""))
                        .sentences())
                .containsExactly("edge cases first: passed in 0.1 s with 12 rows");
        assertThat(Circumstances.usual().sentences()).isEmpty();
    }

    static Stream<ReportRenderer> renderers() {
        return Stream.of(new SummaryRenderer(), new MarkdownRenderer(), new HtmlRenderer());
    }

    @ParameterizedTest
    @MethodSource("renderers")
    void people_read_them(ReportRenderer renderer) {
        assertThat(renderer.render(report(MANY)))
                .contains("edge cases only: failed in 4.2 s")
                .contains("looks at 4 of 15 migrations");
    }

    @Test
    void programs_read_them_too() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), new JsonRenderer().render(report(MANY)));

        assertThat(new JsonReader().read(file).circumstances()).isEqualTo(MANY);
    }

    @Test
    void a_report_that_has_none_says_nothing_of_them() {
        assertThat(new JsonRenderer().render(report(Circumstances.usual())))
                .doesNotContain("edgesPass", "shard", "leftToOthers", "baseline");
    }

    @Test
    void a_run_that_left_everything_to_others_does_not_look_like_one_that_passed() {
        Circumstances nothing = new Circumstances(Optional.empty(), "", "shard 3/3: nothing is looked at here", "");

        assertThat(new SummaryRenderer().render(report(nothing)))
                .endsWith("shard 3/3: nothing is looked at here\nverdict: PASSED, nothing was looked at");
    }

    private static Report report(Circumstances circumstances) {
        return new Report(
                "orders",
                new Environment("sql", "1", "18.6", "embedded PostgreSQL 18.6", 42),
                "stairway",
                Instant.EPOCH,
                5_000,
                "passed",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                circumstances,
                "");
    }
}
