package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An example that nobody tells is an example that nobody tests. */
class EveryExampleIsToldTest {

    /** Hibernate's schema update only adds, so it cannot tell the steps; the other one is the folder of the twins. */
    private static final Set<String> TELL_NO_STORY = Set.of("hibernate-orders", "broken-orders");

    /** Other histories, and what belongs to the build. */
    private static final Set<String> NO_TWINS = Set.of("locking", "stopped", "src", "target");

    @Test
    void every_folder_of_an_example_is_told() throws IOException {
        List<String> folders = folders(Tellings.EXAMPLES).stream()
                .filter(name -> name.endsWith("-orders"))
                .filter(name -> !TELL_NO_STORY.contains(name))
                .toList();

        assertThat(Tellings.all()).extracting(Telling::good).containsExactlyInAnyOrderElementsOf(folders);
    }

    @Test
    void every_folder_of_a_twin_is_told() throws IOException {
        List<String> folders = folders(Tellings.EXAMPLES.resolve("broken-orders")).stream()
                .filter(name -> !NO_TWINS.contains(name))
                .map(name -> "broken-orders/" + name)
                .toList();

        assertThat(Tellings.all()).extracting(Telling::twin).containsExactlyInAnyOrderElementsOf(folders);
    }

    @ParameterizedTest
    @MethodSource("tellings")
    void every_example_says_in_a_few_lines_what_to_type(Telling telling) throws IOException {
        Path readme = Tellings.EXAMPLES.resolve(telling.good()).resolve("README.md");

        assertThat(readme).content().contains("lockstep check --project examples/" + telling.good() + "\n");
        assertThat(Files.readAllLines(readme)).hasSizeLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("tellings")
    void the_table_of_examples_has_a_row_for_it(Telling telling) {
        assertThat(Tellings.EXAMPLES.resolve("README.md"))
                .content()
                .contains("(" + telling.good() + ")", "(" + telling.twin() + ")");
    }

    static List<Telling> tellings() {
        return Tellings.all();
    }

    private static List<String> folders(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .toList();
        }
    }
}
