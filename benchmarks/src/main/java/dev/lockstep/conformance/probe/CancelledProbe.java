package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import dev.lockstep.conformance.Word;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Step;
import java.io.IOException;

/** Cancels the second of three statements. */
final class CancelledProbe implements Probe {

    private static final Change SLOW = Change.of(20, Step.note("m20a"), Step.sleeps(120), Step.note("m20b"));

    @Override
    public Behaviour behaviour() {
        return Behaviour.CANCELLED;
    }

    @Override
    public Cell observe(Benches benches) throws IOException {
        try (Bench bench = benches.begun()) {
            bench.write(Change.first(), SLOW);
            Started up = bench.startUp();
            bench.seen().await("wait_event = 'PgSleep'");
            bench.seen()
                    .execute("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND wait_event = 'PgSleep' AND pid <> pg_backend_pid()");
            Run run = up.await(Bench.PATIENCE);
            boolean half = bench.notes("m20a") > 0;
            String mark = bench.historyOf(SLOW);
            Word word = half
                    ? mark.isEmpty() ? Word.HALF : Word.HALF_FLAGGED
                    : mark.isEmpty() ? Word.CLEAN : Word.CLEAN_FLAGGED;
            return Cell.of(
                    word,
                    run.told(),
                    "the first statement %s, the third %s; the history holds %s"
                            .formatted(
                                    half ? "stays" : "is undone",
                                    bench.notes("m20b") > 0 ? "was run all the same" : "was not run",
                                    Said.history(bench)));
        }
    }
}
