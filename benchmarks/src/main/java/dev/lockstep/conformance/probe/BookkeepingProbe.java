package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import dev.lockstep.conformance.Word;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Step;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares the transaction of a migration with the one that wrote the history's row. */
final class BookkeepingProbe implements Probe {

    private static final Pattern WRITES = Pattern.compile("(?is).*\\b(insert|update|delete)\\b.*");

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
            if (writers.contains(migration)) {
                return Cell.of(
                        Word.SAME,
                        "a row of " + name(table) + " was written by the transaction of the migration's own row");
            }
            boolean later = writers.stream().anyMatch(xid -> Long.parseLong(xid) > Long.parseLong(migration));
            return Cell.of(
                    Word.APART,
                    "the row of %s was written in %s transaction than the migration's own row%s"
                            .formatted(name(table), later ? "a later" : "an earlier", sessions(up, table)));
        }
    }

    private static String name(String table) {
        return table.replaceAll(".*\\.|\"", "");
    }

    private static String sessions(Run up, String table) {
        Set<Integer> migrations = senders(up, "'m20a'");
        Set<Integer> histories = senders(up, name(table));
        histories.retainAll(migrations);
        return histories.isEmpty() ? ", on another connection" : ", on the same connection";
    }

    private static Set<Integer> senders(Run up, String text) {
        return up.statements().stream()
                .filter(sent ->
                        sent.sql().contains(text) && WRITES.matcher(sent.sql()).matches())
                .map(Ear.Sent::session)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
