package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import dev.lockstep.conformance.Word;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Step;
import java.io.IOException;
import java.util.List;

/** Mends the file of a migration that failed, and runs the tool again. */
final class RerunProbe implements Probe {

    @Override
    public Behaviour behaviour() {
        return Behaviour.RERUN;
    }

    @Override
    public Cell observe(Benches benches) throws IOException {
        try (Bench bench = benches.begun()) {
            Change bad = PartialFailureProbe.BAD;
            bench.write(Change.first(), PartialFailureProbe.GOOD, bad);
            bench.up();
            Change mended = Change.of(30, Step.table("left_behind"), Step.note("m30a"));
            bench.write(Change.first(), PartialFailureProbe.GOOD, mended);
            Run again = bench.startUp().await(Bench.PATIENCE);
            if (again.succeeded() && bench.notes("m30a") == 1) {
                return Cell.of(Word.WORKS, "m30 is applied; the history holds " + Said.history(bench));
            }
            String refused = again.told();
            List<Run> repairs = bench.repair(PartialFailureProbe.GOOD, bad);
            Run repaired = bench.up();
            boolean works = !repairs.isEmpty() && repaired.succeeded() && bench.notes("m30a") == 1;
            return works
                    ? Cell.of(
                            Word.AFTER_REPAIR,
                            refused,
                            "after " + bench.repairWords(PartialFailureProbe.GOOD, bad) + ": m30 is applied")
                    : Cell.of(Word.REFUSED, refused);
        }
    }
}
