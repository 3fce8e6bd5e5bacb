package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import dev.lockstep.conformance.Word;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Step;
import dev.lockstep.data.DataDiff;
import dev.lockstep.data.DataState;
import dev.lockstep.schema.ObjectName;
import java.io.IOException;

/** Looks whether rows change that the migration does not name. */
final class RowsProbe implements Probe {

    private static final ObjectName EDGE = ObjectName.inPublic("edge");

    @Override
    public Behaviour behaviour() {
        return Behaviour.ROWS;
    }

    @Override
    public Cell observe(Benches benches) throws IOException {
        return observe(
                benches, Change.of(20, Step.table("extra"), Step.note("m20a")).undoneBy("DROP TABLE extra"));
    }

    /** The same for another migration. */
    Cell observe(Benches benches, Change change) throws IOException {
        try (Bench bench = benches.begun()) {
            EdgeRows.write(bench);
            DataState before = bench.state().data();
            bench.write(Change.first(), change);
            if (!bench.up().succeeded()) {
                throw new CannotObserve("the migration is not applied");
            }
            boolean up = isTouched(before, bench.state().data());
            boolean wentDown =
                    bench.down(Change.first(), change).filter(Run::succeeded).isPresent();
            boolean down = isTouched(before, bench.state().data());
            return Cell.of(
                    up || down ? Word.TOUCHED : Word.KEPT,
                    "5 rows of edge cases %s after up%s"
                            .formatted(
                                    up ? "differ" : "are the same",
                                    wentDown ? down ? ", differ after down" : ", the same after down" : ""));
        }
    }

    private static boolean isTouched(DataState before, DataState after) {
        return DataDiff.between(before, after).tables().stream()
                .anyMatch(table -> table.table().equals(EDGE));
    }
}
