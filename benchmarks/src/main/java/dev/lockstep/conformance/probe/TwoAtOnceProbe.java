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

/** Starts the tool twice while the migration of the first stands at a gate, and then opens the gate. */
final class TwoAtOnceProbe implements Probe {

    private static final Duration SHORT = Duration.ofSeconds(6);
    private static final String OTHERS = "pid <> pg_backend_pid() AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    private static final String AT_GATE = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = " + Step.GATE
            + " AND NOT granted AND " + OTHERS;
    private static final String LOCKS = "SELECT DISTINCT CASE locktype WHEN 'advisory' THEN 'an advisory lock ' ||"
            + " CASE WHEN granted THEN 'held' ELSE 'waited for' END ELSE replace(mode, 'Lock', '') || ' on ' || relation::regclass || CASE WHEN granted THEN ' held'"
            + " ELSE ' waited for' END END FROM pg_locks WHERE " + OTHERS + " AND (locktype = 'advisory' AND objid <> " + Step.GATE
            + " OR locktype = 'relation' AND relation >= 16384 AND (NOT granted OR mode IN ('ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')))";
    private static final String ROW_WAITERS = "SELECT 'a row that the other has changed, waited for' FROM pg_locks WHERE NOT granted AND locktype IN"
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
                first = bench.startUpDirectly();
                Patience.until(Bench.PATIENCE, () -> !bench.seen().column(AT_GATE).isEmpty() || first.hasEnded());
                second = bench.startUpDirectly();
                Patience.until(
                        SHORT,
                        () -> bench.seen().column(AT_GATE).size() == 2
                                || second.hasEnded()
                                || !bench.seen().column(ROW_WAITERS).isEmpty());
                locks = bench.seen().column(LOCKS + " UNION ALL (" + ROW_WAITERS + ") ORDER BY 1");
                endedBefore = second.hasEnded();
            }
            Run one = first.await(Bench.PATIENCE);
            Run two = second.await(Bench.PATIENCE);
            int done = bench.notes("m20a");
            return Cell.of(
                    word(done, endedBefore, one.succeeded() && two.succeeded()),
                    "the row was written %s; first: %s; second%s: %s"
                            .formatted(
                                    done == 1 ? "once" : done + " times",
                                    one.words(),
                                    endedBefore ? ", while the first was still at work" : "",
                                    two.words()),
                    locks.isEmpty() ? "no lock of the tool's own was seen" : "seen in pg_locks: " + String.join(", ", locks));
        }
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
