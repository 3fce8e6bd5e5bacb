package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import dev.lockstep.conformance.Word;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Step;
import java.io.IOException;
import java.util.List;

/** Compares the transactions that wrote the notes of two statements and of two migrations. */
final class TransactionsProbe implements Probe {

    @Override
    public Behaviour behaviour() {
        return Behaviour.TRANSACTIONS;
    }

    @Override
    public Cell observe(Benches benches) throws IOException {
        try (Bench bench = benches.begun()) {
            bench.write(
                    Change.first(),
                    Change.of(20, Step.note("m20a"), Step.note("m20b")),
                    Change.of(30, Step.note("m30a")));
            Run up = bench.up();
            if (!up.succeeded()) {
                throw new CannotObserve("two good migrations are not applied: " + up.words());
            }
            List<String> xids =
                    bench.seen().column("SELECT xid FROM seen WHERE step IN ('m20a', 'm20b', 'm30a') ORDER BY step");
            List<String> distinct = xids.stream().distinct().toList();
            List<String> names =
                    xids.stream().map(xid -> "T" + (distinct.indexOf(xid) + 1)).toList();
            String evidence = "m20 wrote its two rows in %s and %s, m30 its row in %s"
                    .formatted(names.get(0), names.get(1), names.get(2));
            return Cell.of(word(names), evidence);
        }
    }

    private static Word word(List<String> transactions) {
        if (!transactions.get(0).equals(transactions.get(1))) {
            return Word.ONE_PER_STATEMENT;
        }
        return transactions.get(1).equals(transactions.get(2)) ? Word.ONE_FOR_ALL : Word.ONE_EACH;
    }
}
