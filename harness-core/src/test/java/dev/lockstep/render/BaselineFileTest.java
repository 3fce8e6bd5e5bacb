package dev.lockstep.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.lock.LockMode;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.baseline.Baseline;
import dev.lockstep.verdict.baseline.Figure;
import dev.lockstep.verdict.baseline.Figure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineFileTest {

    private static final Baseline BASELINE = new Baseline(
            new TreeMap<>(Map.of("tool", "sql", "rows", "10")),
            new TreeMap<>(Map.of(
                    new Figure("1", Direction.UP, Kind.STATEMENT_MICROS, "SELECT \"a\"", ""), List.of(5L, 6L),
                    new Figure("1", Direction.DOWN, Kind.STRONGEST_LOCK, "", "orders"),
                            List.of((long) LockMode.SHARE.ordinal()))));

    @TempDir
    Path folder;

    private final BaselineFile file = new BaselineFile();

    @Test
    void one_figure_stands_on_a_line() throws IOException {
        Path path = folder.resolve("new/costs.json");

        file.write(path, BASELINE);

        assertThat(path)
                .hasContent(
                        """
                        {
                          "lockstepBaseline": 1,
                          "conditions": {
                            "rows": "10",
                            "tool": "sql"
                          },
                          "figures": [
                            {"migration":"1","direction":"up","figure":"statement-micros","statement":"SELECT \\"a\\"","on":"","samples":[5,6]},
                            {"migration":"1","direction":"down","figure":"strongest-lock","statement":"","on":"orders","samples":["SHARE"]}
                          ]
                        }
                        """);
        assertThat(file.read(path)).isEqualTo(BASELINE);
    }

    @Test
    void what_is_no_baseline_is_refused() throws IOException {
        assertRefused("{", "no JSON: ");
        assertRefused("{}", "lockstepBaseline is missing");
        assertRefused("{\"lockstepBaseline\": 2}", "lockstepBaseline is 2, known is 1");
        assertRefused(
                Files.readString(written()).replace("[5,6]", "[\"long\"]"),
                "figures[0].samples: not all are whole numbers");
        assertRefused(Files.readString(written()).replace("\"SHARE\"", "\"NONE\""), "LockMode.NONE");
    }

    private Path written() throws IOException {
        Path path = folder.resolve("costs.json");
        file.write(path, BASELINE);
        return path;
    }

    private void assertRefused(String text, String said) throws IOException {
        Path path = Files.writeString(folder.resolve("bad.json"), text);

        assertThatThrownBy(() -> file.read(path))
                .isInstanceOf(LockstepException.class)
                .hasMessageContaining("this is not a baseline that can be read")
                .hasMessageContaining(said);
    }
}
