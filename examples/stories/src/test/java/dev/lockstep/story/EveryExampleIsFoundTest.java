package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.run.ToolFinder;
import dev.lockstep.run.ToolFinder.Found;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The folder of all examples is a repository in which twelve tools are used: each project is found, by its own tool and once. */
class EveryExampleIsFoundTest {

    /** Told with plain SQL, and no twin of anybody. */
    private static final Set<String> OTHER_HISTORIES = Set.of("sql broken-orders/locking", "sql broken-orders/stopped");

    @Test
    void every_project_is_found_by_its_own_tool_and_once() {
        List<String> found = ToolFinder.ofClassPath().findAll(Tellings.EXAMPLES).stream()
                .map(EveryExampleIsFoundTest::toolAndFolder)
                .toList();

        List<String> told = Tellings.all().stream()
                .flatMap(telling ->
                        Stream.of(telling.tool() + " " + telling.good(), telling.tool() + " " + telling.twin()))
                .toList();
        assertThat(found)
                .filteredOn(one -> !one.startsWith("hibernate ") && !OTHER_HISTORIES.contains(one))
                .containsExactlyInAnyOrderElementsOf(told);
        assertThat(found).containsAll(OTHER_HISTORIES).anyMatch(one -> one.startsWith("hibernate hibernate-orders"));
    }

    /** The folder as the tellings have it: of a project whose migrations lie deeper, the folder of the example. */
    private static String toolAndFolder(Found found) {
        Path folder = Tellings.EXAMPLES.relativize(
                found.project().root().toAbsolutePath().normalize());
        int length = folder.startsWith("broken-orders") ? 2 : 1;
        return found.tool().name() + " " + folder.subpath(0, Math.min(length, folder.getNameCount()));
    }
}
