package dev.lockstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.conformance.idiom.Idioms;
import dev.lockstep.spi.DatabaseServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Looks at a tool again, and holds what it sees against what is published. */
record SeenAgain(DatabaseServer server, Path folder) {

    void as_published(String name) throws IOException {
        Matrix.Tool published = CommittedMatrix.read().tool(name);

        Matrix.Tool seen = new Observatory(server, folder).observe(Idioms.of(name));

        assertThat(seen.version())
                .as("make the page again, as CONTRIBUTING.md says")
                .isEqualTo(published.version());
        assertThat(words(seen))
                .as("make the page again, as CONTRIBUTING.md says: %s", seen)
                .isEqualTo(words(published));
    }

    private Map<Behaviour, Word> words(Matrix.Tool tool) {
        Map<Behaviour, Word> words = new EnumMap<>(Behaviour.class);
        tool.cells()
                .getOrDefault(server.majorVersion(), Map.of())
                .forEach((behaviour, cell) -> words.put(behaviour, cell.word()));
        return words;
    }
}
