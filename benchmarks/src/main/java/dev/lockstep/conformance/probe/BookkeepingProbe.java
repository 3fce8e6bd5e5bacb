package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import dev.lockstep.conformance.Word;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Form;
import dev.lockstep.conformance.idiom.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the transaction of a migration with the one that wrote the history's row. */
final class BookkeepingProbe implements Probe {

    @Override
    public Behaviour behaviour() {
        return Behaviour.BOOKKEEPING;
    }

    @Override
    public Cell observe(Benches benches) throws IOException {
        try (Bench bench = benches.begun()) {
            if (bench.idiom().history().isEmpty()) {
                return Cell.of(Word.NO_HISTORY, "no table but those of the model");
            }
            bench.write(Change.first(), Change.of(20, Step.note("m20a")));
            Run up = bench.startUp().await(Bench.PATIENCE);
            if (!up.succeeded()) {
                throw new CannotObserve("a good migration is not applied: " + up.words());
            }
            String migration = bench.seen()
                    .column("SELECT xid FROM seen WHERE step = 'm20a'")
                    .get(0);
            String table = bench.historyTable();
            List<String> writers = bench.seen().column("SELECT DISTINCT xmin::text FROM " + table);
            boolean same = writers.contains(migration);
            return Cell.of(
                    same ? Word.SAME : Word.APART,
                    same
                            ? "a row of " + table + " was written by the transaction of the migration's own row"
                            : "no row of " + table + " was written by the transaction of the migration's own row");
        }
    }
}
