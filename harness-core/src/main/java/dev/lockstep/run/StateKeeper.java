package dev.lockstep.run;

import dev.lockstep.journal.Environment;
import dev.lockstep.plan.Plan;
import dev.lockstep.spi.LoadRequest;
import dev.lockstep.spi.ServerControl.Alone;
import dev.lockstep.spi.ServerPhase;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes a state that an earlier run has kept, and keeps one for later runs; one a run. Remembers what to tell of that. */
final class StateKeeper {

    private static final int DIGITS_SHOWN = 12;

    private final StateKey keys;
    private final Plan plan;
    private final List<String> told = new ArrayList<>();
    private String unknown = "";
    private boolean done;

    StateKeeper(Workbench bench, RunSettings settings, Environment environment, Plan plan) {
        this.keys = new StateKey(settings, environment, bench.fixtures());
        this.plan = plan;
        this.done = settings.volume().kept() == VolumeSettings.KeptRows.NOT_KEPT;
    }

    /** Returns what a reader of the report should know. */
    List<String> told() {
        return List.copyOf(told);
    }

    /**
     * Returns the key of the state after the first {@code steps} steps.
     *
     * @return nothing if states are not kept, this run has kept or taken one, or the key is not known
     */
    Optional<String> key(Alone server, int steps, LoadRequest request) {
        if (done) {
            return Optional.empty();
        }
        StateKey.Made made =
                keys.of(server.ground(), plan, List.copyOf(plan.steps().subList(0, steps)), request);
        unknown = made.unknown();
        return made.key();
    }

    /** Brings back the state of that key, if it was kept. */
    Optional<KeptLoad> take(Alone server, String key, ServerPhase next) {
        long begun = System.nanoTime();
        Optional<KeptLoad> taken = server.take(key, next).map(KeptLoad::parse);
        if (taken.isPresent()) {
            done = true;
            Duration saved = taken.get().took().minusNanos(System.nanoTime() - begun);
            told.add("loaded state taken from " + shown(key) + ", made "
                    + taken.get().made().truncatedTo(ChronoUnit.SECONDS)
                    + (saved.isNegative()
                            ? ""
                            : String.format(Locale.ROOT, ", %.1f s saved", saved.toMillis() / 1_000.0)));
        }
        return taken;
    }

    /** Hears that a state worth keeping has no key. */
    void passedOver() {
        if (!done && !unknown.isEmpty()) {
            done = true;
            told.add("loaded state not kept: " + unknown);
        }
    }

    /** Keeps the present state and restarts the server. */
    void keep(Alone server, String key, KeptLoad about, ServerPhase next) {
        done = true;
        String refusal = server.keep(key, about.text(), next);
        told.add(refusal.isEmpty() ? "loaded state kept as " + shown(key) : "loaded state not kept: " + refusal);
    }

    private static String shown(String key) {
        return key.substring(0, DIGITS_SHOWN) + "…";
    }
}
