package dev.lockstep.postgres.watch.waits;

import dev.lockstep.postgres.watch.tap.TapActivity;
import dev.lockstep.postgres.watch.tap.TapActivity.State;
import dev.lockstep.problem.Problem;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Waits from looks at {@code pg_locks}, while the tool is at work for more than a few milliseconds or sits in a transaction: whoever
 * it stands in the way of can wait only then.
 */
final class SampledWaits implements WaitSource {

    /** Looks at this pace take server and JVM together some 5 % of one core, and half of that at the slower one. */
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long EVERY_SO_OFTEN = TimeUnit.MILLISECONDS.toNanos(50);

    /** When a statement takes so long, a few more milliseconds of doubt matter less. */
    private static final long LONG = TimeUnit.SECONDS.toNanos(2);

    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(3);

    private final LookSession look;
    private final Supplier<List<TapActivity>> sessions;
    private final Guests guests;
    private final WaitSampler sampler = new WaitSampler();
    private boolean waitersSeen;
    private long atWorkFor;

    SampledWaits(LookSession look, Supplier<List<TapActivity>> sessions, Guests guests) {
        this.look = look;
        this.sessions = sessions;
        this.guests = guests;
    }

    @Override
    public long pause() {
        return atWorkFor > LONG ? EVERY_SO_OFTEN : EVERY;
    }

    @Override
    public void round() {
        long now = System.nanoTime();
        atWorkFor = sessions.get().stream()
                .filter(session -> session.state() != State.IDLE)
                .mapToLong(session -> now - session.sinceNanos())
                .max()
                .orElse(0);
        if (atWorkFor > PATIENCE || waitersSeen) {
            WaitLook seen = WaitLook.at(look);
            waitersSeen = !seen.rows().isEmpty();
            sampler.take(seen);
            guests.lookNowAndThen();
        }
    }

    @Override
    public void finish() {
        sampler.take(WaitLook.at(look));
    }

    @Override
    public void awaitLastWords() {
        // A server whose log cannot be read says nothing.
    }

    @Override
    public List<SeenWait> waits() {
        return sampler.waits(System.nanoTime());
    }

    @Override
    public List<TemporaryFileSeen> temporaryFiles(long start) {
        return List.of();
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    @Override
    public void close() {
        // The session that looks is not ours.
    }
}
