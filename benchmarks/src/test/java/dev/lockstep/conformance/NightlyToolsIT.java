package dev.lockstep.conformance;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.conformance.idiom.Idioms;
import dev.lockstep.postgres.EmbeddedServer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

@Tag("nightly")
class NightlyToolsIT {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> all_of_them_do_what_the_page_says_on_every_server() {
        return Stream.of(18, 15).flatMap(major -> Idioms.all().stream()
                .map(idiom -> idiom.adapter().name())
                .map(tool -> dynamicTest(tool + " on " + major, () -> {
                    try (EmbeddedServer server = EmbeddedServer.start(major)) {
                        new SeenAgain(server, folder.resolve(String.valueOf(major))).as_published(tool);
                    }
                })));
    }
}
