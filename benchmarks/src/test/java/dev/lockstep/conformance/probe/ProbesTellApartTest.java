package dev.lockstep.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import dev.lockstep.conformance.Matrix;
import dev.lockstep.conformance.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A probe that can say only one thing says nothing. */
class ProbesTellApartTest {

    @Test
    void there_is_one_for_every_behaviour() {
        assertThat(Probes.all()).extracting(Probe::behaviour).containsExactly(Behaviour.values());
    }

    /** The others are shown by {@link ProbesTellApartIT}, because all tools do the same. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LOCK_TIMEOUT", "ROWS"})
    void two_tools_were_seen_to_differ(Behaviour behaviour) throws IOException {
        Matrix published = Matrix.of(Files.readString(Path.of("..", "docs", "conformance.json")));

        Set<Word> words = published.tools().stream()
                .flatMap(tool -> tool.cells().keySet().stream().map(major -> tool.cell(major, behaviour)))
                .map(Cell::word)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Word.class)));
        words.removeAll(EnumSet.of(Word.UNSEEN, Word.CANNOT));

        assertThat(words).hasSizeGreaterThanOrEqualTo(2);
    }
}
