package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import dev.lockstep.conformance.Word;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Sets lock_timeout on the database and holds the table that the migration needs. */
final class LockTimeoutProbe implements Probe {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final String WAITING = "SELECT pid FROM pg_locks WHERE NOT granted AND relation = 'seen'::regclass";
    private static final Pattern RESET = Pattern.compile("(?is).*\\bset\\b.*\\block_timeout\\b.*");

    @Override
    public Behaviour behaviour() {
        return Behaviour.LOCK_TIMEOUT;
    }

    @Override
    public Cell observe(Benches benches) throws IOException {
        return observe(benches, Change.of(20, Step.note("m20a")));
    }

    /** The same for another migration. */
    Cell observe(Benches benches, Change change) throws IOException {
        try (Bench bench = benches.begun()) {
            bench.write(Change.first(), change);
            bench.seen()
                    .execute(
                            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET lock_timeout = ''700ms''', current_database()); END $$");
            Started up;
            boolean honoured;
            try (Held table = Held.by(bench.database(), "LOCK TABLE seen IN ACCESS EXCLUSIVE MODE")) {
                up = bench.startUp();
                Patience.until(
                        Bench.PATIENCE,
                        () -> up.hasEnded() || !bench.seen().column(WAITING).isEmpty());
                honoured = Patience.until(SHORT, () -> up.hasEnded() || up.heard(LOCK_NOT_AVAILABLE))
                        && up.heard(LOCK_NOT_AVAILABLE);
            }
            Run run = up.await(Bench.PATIENCE);
            List<String> resets = run.statements().stream()
                    .map(Ear.Sent::sql)
                    .filter(sql -> RESET.matcher(sql).matches())
                    .map(Plain::text)
                    .toList();
            return Cell.of(
                    honoured ? Word.HONOURED : Word.IGNORED,
                    run.told(),
                    resets.isEmpty() ? "" : "the tool sent: " + String.join(", ", resets));
        }
    }
}
