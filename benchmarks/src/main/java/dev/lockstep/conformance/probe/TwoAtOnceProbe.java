package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import dev.lockstep.conformance.Word;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts the tool twice while the migration of the first stands at a gate, and then opens the gate. */
final class TwoAtOnceProbe implements Probe {

    private static final Duration SHORT = Duration.ofSeconds(8);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String OTHERS =
            "pid <> pg_backend_pid() AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    private static final String AT_GATE = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = "
            + Step.GATE + " AND NOT granted AND " + OTHERS;
    private static final String WAITERS = "SELECT DISTINCT pid FROM pg_locks WHERE NOT granted AND pid IN"
            + " (SELECT pid FROM pg_stat_activity WHERE datname = current_database())";
    private static final String LOCKS = "SELECT DISTINCT CASE locktype WHEN 'advisory' THEN 'an advisory lock ' ||"
            + " CASE WHEN granted THEN 'held' ELSE 'waited for' END ELSE replace(mode, 'Lock', '') || ' on ' || relname || CASE WHEN granted THEN ' held'"
            + " ELSE ' waited for' END END FROM pg_locks LEFT JOIN pg_class c ON c.oid = relation WHERE " + OTHERS
            + " AND (locktype = 'advisory' AND objid <> " + Step.GATE
            + " OR locktype = 'relation' AND relation >= 16384 AND relname IS NOT NULL AND (NOT granted OR mode IN ('ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')))";
    private static final String ROW_WAITERS =
            "SELECT 'a row that the other has changed, waited for' FROM pg_locks WHERE NOT granted AND locktype IN"
                    + " ('transactionid', 'tuple') AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database()) LIMIT 1";

    @Override
    public Behaviour behaviour() {
        return Behaviour.TWO_AT_ONCE;
    }

    @Override
    public Cell observe(Benches benches) throws IOException {
        try (Bench bench = benches.begun()) {
            bench.write(Change.first(), Change.of(20, Step.gate(), Step.note("m20a")));
            Started first;
            Started second;
            boolean endedBefore;
            List<String> locks;
            try (Held gate = Held.by(bench.database(), "SELECT pg_advisory_xact_lock(" + Step.GATE + ")")) {
                first = bench.startUp();
                Patience.until(
                        Bench.PATIENCE, () -> !bench.seen().column(AT_GATE).isEmpty() || first.hasEnded());
                second = bench.startUp();
                // What only asks from time to time shows no wait on the server: it is given until
                // nothing has come from it for some seconds.
                Patience.until(Bench.PATIENCE, () -> second.hasEnded() || second.hasCome());
                Patience.until(
                        LONG,
                        () -> second.hasEnded()
                                || second.isQuietFor(SHORT)
                                || bench.seen().column(WAITERS).size() == 2);
                locks = new ArrayList<>(bench.seen().column(LOCKS + " UNION ALL (" + ROW_WAITERS + ") ORDER BY 1"));
                locks.addAll(bench.history().stream()
                        .filter(line -> line.endsWith("locked"))
                        .toList());
                endedBefore = second.hasEnded();
            }
            Run one = first.await(Bench.PATIENCE);
            Run two = second.await(Bench.PATIENCE);
            int done = bench.notes("m20a");
            return Cell.of(
                    word(done, endedBefore, went(one) && went(two)),
                    "the row was written %s; first: %s; second%s: %s"
                            .formatted(
                                    done == 1 ? "once" : done + " times",
                                    one.told(),
                                    endedBefore ? ", while the first was still at work" : "",
                                    two.told()),
                    locks.isEmpty()
                            ? "no lock of the tool's own was seen"
                            : "seen meanwhile: " + String.join(", ", locks));
        }
    }

    /** Some tools call it a success when a statement was refused. */
    private static boolean went(Run run) {
        return run.succeeded() && run.errors().isEmpty();
    }

    private static Word word(int done, boolean endedBefore, boolean bothSucceeded) {
        if (done > 1) {
            return Word.TWICE;
        }
        if (endedBefore) {
            return Word.REFUSED;
        }
        return bothSucceeded ? Word.WAITS : Word.FAILS;
    }
}
