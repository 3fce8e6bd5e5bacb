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

/** Has a migration make an index concurrently, first without a word about it, then as the tool wants to be told. */
final class ConcurrentIndexProbe implements Probe {

    private static final Change INDEX =
            Change.of(20, Step.sql("index", "CREATE INDEX CONCURRENTLY seen_step_idx ON seen (step)"));
    private static final Duration SHORT = Duration.ofSeconds(8);
    private static final String VALID =
            "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('seen_step_idx') AND indisvalid";
    private static final String WAITS =
            "SELECT 'its own session, ' || coalesce(nullif(other.state, ''), '?') || ', holds the transaction that it waits for'"
                    + " FROM pg_stat_activity waiting, unnest(pg_blocking_pids(waiting.pid)) AS pid JOIN pg_stat_activity other USING (pid)"
                    + " WHERE waiting.datname = current_database() LIMIT 1";

    @Override
    public Behaviour behaviour() {
        return Behaviour.CONCURRENT_INDEX;
    }

    @Override
    public Cell observe(Benches benches) throws IOException {
        if (!INDEX.up().stream().allMatch(benches.idiom()::tells)) {
            return Cell.of(Word.CANNOT, "a model has no words for an index that is made concurrently");
        }
        Cell ordinary = observe(benches, INDEX);
        String how = benches.idiom().forms().getOrDefault(Form.ALONE, "");
        if (ordinary.word() == Word.WORKS || how.isEmpty()) {
            return ordinary.word() == Word.WORKS
                    ? ordinary
                    : Cell.of(
                            Word.FAILS,
                            ordinary.evidence().get(0),
                            "a migration has no words for running outside a transaction");
        }
        Cell told = observe(benches, INDEX.as(Form.ALONE));
        if (told.word() != Word.WORKS) {
            return Cell.of(
                    Word.FAILS,
                    ordinary.evidence().get(0),
                    "with " + how + ": " + told.evidence().get(0));
        }
        return Cell.of(
                ordinary.word() == Word.HANGS_OR_TOLD ? Word.HANGS_OR_TOLD : Word.TOLD,
                "without a word: " + ordinary.evidence().get(0),
                "works with " + how);
    }

    private static Cell observe(Benches benches, Change change) throws IOException {
        try (Bench bench = benches.begun()) {
            bench.write(Change.first(), change);
            Started up = bench.startUp();
            Patience.until(
                    Bench.PATIENCE,
                    () -> up.hasEnded() || !bench.seen().column(WAITS).isEmpty());
            Patience.until(SHORT, up::hasEnded);
            List<String> waits = up.hasEnded() ? List.of() : bench.seen().column(WAITS);
            Run run = up.hasEnded() ? up.await(Bench.PATIENCE) : up.await(Duration.ofMillis(1));
            if (!bench.seen().column(VALID).isEmpty() && run.succeeded()) {
                return Cell.of(Word.WORKS, "the index is there and valid, in a migration of one statement");
            }
            return waits.isEmpty()
                    ? Cell.of(Word.FAILS, run.lastError().isEmpty() ? run.words() : run.lastError())
                    : Cell.of(
                            Word.HANGS_OR_TOLD,
                            "waits for itself, for " + SHORT.toSeconds() + " seconds and more: " + waits.get(0));
        }
    }
}
