package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import dev.lockstep.conformance.Word;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Step;
import java.io.IOException;
import java.util.regex.Pattern;

/** Edits a migration that was applied. */
final class EditedProbe implements Probe {

    private static final Pattern WARNING = Pattern.compile("(?i).*(checksum|modified|edited|mismatch|has changed).*");

    @Override
    public Behaviour behaviour() {
        return Behaviour.EDITED;
    }

    @Override
    public Cell observe(Benches benches) throws IOException {
        try (Bench bench = benches.begun()) {
            bench.write(Change.first(), Change.of(20, Step.note("m20a")));
            if (!bench.up().succeeded()) {
                throw new CannotObserve("a good migration is not applied");
            }
            bench.edit(Change.first(), Change.of(20, Step.note("m20x")));
            Run again = bench.up();
            if (!again.succeeded()) {
                return Cell.of(Word.REFUSED, again.words());
            }
            boolean warned = again.result().output().lines().anyMatch(line -> WARNING.matcher(line)
                    .matches());
            return Cell.of(warned ? Word.WARNED : Word.UNNOTICED, again.words());
        }
    }
}
