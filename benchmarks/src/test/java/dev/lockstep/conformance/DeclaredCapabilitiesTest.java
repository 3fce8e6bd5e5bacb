package dev.lockstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.conformance.idiom.Idioms;
import dev.lockstep.spi.Capability;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What an adapter says about its tool, and what was seen. */
class DeclaredCapabilitiesTest {

    private static final Map<Capability, Sign> SIGNS = new EnumMap<>(Map.of(
            Capability.REVERT, new Sign(Behaviour.DOWN, Set.of(Word.EXACT, Word.BY_LOCKSTEP)),
            Capability.HISTORY, new Sign(Behaviour.BOOKKEEPING, Set.of(Word.SAME, Word.APART)),
            Capability.CHECKSUMS, new Sign(Behaviour.EDITED, Set.of(Word.REFUSED, Word.WARNED)),
            Capability.NON_TRANSACTIONAL,
                    new Sign(Behaviour.CONCURRENT_INDEX, Set.of(Word.WORKS, Word.TOLD, Word.HANGS_OR_TOLD)),
            Capability.TRANSACTIONAL_DDL,
                    new Sign(Behaviour.PARTIAL_FAILURE, Set.of(Word.CLEAN, Word.CLEAN_AND_OTHERS, Word.CLEAN_FLAGGED)),
            Capability.LOCKS_OUT_OTHERS, new Sign(Behaviour.TWO_AT_ONCE, Set.of(Word.WAITS, Word.REFUSED))));

    /** Where both are right although they differ. */
    private static final Map<String, String> EXCUSED = Map.of(
            "hibernate HISTORY", "Hibernate keeps no history; the one that its adapter has is the adapter's own");

    private record Sign(Behaviour behaviour, Set<Word> words) {}

    @TestFactory
    Stream<DynamicTest> are_what_was_seen() {
        Matrix matrix = CommittedMatrix.read();
        return matrix.tools().stream()
                .flatMap(tool -> tool.cells().keySet().stream().flatMap(major -> Stream.of(Capability.values())
                        .filter(capability -> seen(tool, major, capability).word() != Word.UNSEEN)
                        .map(capability -> dynamicTest(
                                "%s %s on %d".formatted(tool.name(), capability, major),
                                () -> agree(tool, major, capability)))));
    }

    private static void agree(Matrix.Tool tool, int major, Capability capability) {
        boolean declared = Idioms.of(tool.name()).adapter().capabilities().contains(capability);
        Cell cell = seen(tool, major, capability);
        boolean shown = sign(capability).words().contains(cell.word());
        boolean excused = EXCUSED.containsKey(tool.name() + " " + capability);
        assertThat(shown != excused)
                .as("%s is %sdeclared, and seen was %s", capability, declared ? "" : "not ", cell)
                .isEqualTo(declared);
    }

    private static Cell seen(Matrix.Tool tool, int major, Capability capability) {
        return tool.cell(major, sign(capability).behaviour());
    }

    private static Sign sign(Capability capability) {
        return Objects.requireNonNull(SIGNS.get(capability));
    }
}
