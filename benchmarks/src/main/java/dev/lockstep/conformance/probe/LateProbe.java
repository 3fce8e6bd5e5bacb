package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import dev.lockstep.conformance.Word;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Step;
import java.io.IOException;
import java.util.List;

/** Lets a migration come in before one that was applied. */
final class LateProbe implements Probe {

    private static final Change LATE = Change.of(20, Step.note("m20a"));
    private static final Change NEWER = Change.of(30, Step.note("m30a"));

    @Override
    public Behaviour behaviour() {
        return Behaviour.LATE;
    }

    @Override
    public Cell observe(Benches benches) throws IOException {
        try (Bench bench = benches.begun()) {
            bench.write(Change.first(), NEWER);
            if (!bench.up().succeeded()) {
                throw new CannotObserve("a good migration is not applied");
            }
            bench.write(Change.first(), LATE, NEWER);
            Cell inserted = after(bench, bench.up());
            // A tool that goes by parents and not by versions may have it beside the other instead.
            if (!bench.branch(List.of(Change.first(), NEWER), LATE)) {
                return inserted;
            }
            Cell branched = after(bench, bench.up());
            return Cell.of(
                    inserted.word(),
                    "put into the chain: " + inserted.evidence().get(0),
                    "as a branch of its own: " + branched.word().text() + "; "
                            + branched.evidence().get(0));
        }
    }

    private static Cell after(Bench bench, Run up) {
        if (bench.notes("m20a") > 0) {
            return Cell.of(Word.RUNS, "m20 is applied after m30; " + up.words());
        }
        return Cell.of(up.succeeded() ? Word.SKIPPED : Word.REFUSED, up.words());
    }
}
