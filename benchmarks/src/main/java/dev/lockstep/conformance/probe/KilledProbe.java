package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import dev.lockstep.conformance.Word;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Kills the tool while the server is at the second of three statements, and runs it again. */
final class KilledProbe implements Probe {

    private static final Change SLOW = Change.of(20, Step.note("m20a"), Step.sleeps(4), Step.note("m20b"));
    private static final Duration SHORT = Duration.ofSeconds(90);
    private static final String ASLEEP =
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
                    + " AND pid <> pg_backend_pid()";
    private static final String ADVISORY =
            "SELECT 'x' FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database"
                    + " WHERE datname = current_database())";

    @Override
    public Behaviour behaviour() {
        return Behaviour.KILLED;
    }

    @Override
    public Cell observe(Benches benches) throws IOException {
        try (Bench bench = benches.begun()) {
            bench.write(Change.first(), SLOW);
            Started up = bench.startUpDirectly();
            if (!Patience.until(
                    Bench.PATIENCE, () -> !bench.seen().column(ASLEEP).isEmpty())) {
                throw new CannotObserve("the migration does not come to its second statement: "
                        + up.kill().await(SHORT).words());
            }
            up.kill();
            Patience.pause(Duration.ofSeconds(1));
            boolean sleepsOn = !bench.seen().column(ASLEEP).isEmpty();
            boolean keepsLock = !bench.seen().column(ADVISORY).isEmpty();
            List<String> left = bench.seen().sessionsLeftOpen();
            boolean first = bench.notes("m20a") > 0;
            boolean third = bench.notes("m20b") > 0;
            String history = Said.history(bench);
            Started again = bench.startUpDirectly();
            Run rerun = again.await(SHORT);
            boolean stuck = !rerun.succeeded();
            return Cell.of(
                    word(first, third, stuck),
                    "a second later its session %s%s"
                            .formatted(
                                    sleepsOn ? "was still at work" : "was gone",
                                    keepsLock ? " and held the tool's advisory lock" : ""),
                    "in the end the first statement %s, the third %s; the history holds %s"
                            .formatted(
                                    first ? "stays" : "is undone",
                                    third ? "was run and stays" : "was not run or is undone",
                                    history),
                    "run again: %s; the first statement has now been done %s"
                            .formatted(rerun.words(), times(bench.notes("m20a"))),
                    left.isEmpty() ? "" : "sessions that never ended: " + left.size());
        }
    }

    private static String times(int times) {
        return times == 1 ? "once" : times + " times";
    }

    private static Word word(boolean first, boolean third, boolean stuck) {
        if (third) {
            return stuck ? Word.COMMITS_STUCK : Word.COMMITS;
        }
        if (first) {
            return stuck ? Word.HALF_STUCK : Word.HALF;
        }
        return stuck ? Word.CLEAN_STUCK : Word.CLEAN;
    }
}
