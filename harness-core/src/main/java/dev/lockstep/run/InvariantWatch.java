package dev.lockstep.run;

import dev.lockstep.postgres.session.InvariantProbe;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.Invariant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers which invariants could run at least once: one that never could was never checked. */
final class InvariantWatch {

    private final Map<Invariant, String> refused = new LinkedHashMap<>();

    InvariantWatch(List<Invariant> invariants) {
        invariants.forEach(invariant -> refused.put(invariant, "the run never came to a capture"));
    }

    /** Looks again at those that could not run so far. */
    void look(Database database) {
        InvariantProbe probe = new InvariantProbe(database);
        for (Invariant invariant : List.copyOf(refused.keySet())) {
            probe.refusal(invariant)
                    .ifPresentOrElse(
                            refusal -> refused.put(invariant, refusal.said()), () -> refused.remove(invariant));
        }
    }

    /** Returns a problem for each invariant that never ran. */
    List<Problem> neverRan() {
        return refused.entrySet().stream()
                .map(entry -> Problem.what("the invariant \"" + entry.getKey().name() + "\" could not run at any version")
                        .where(entry.getKey().sql())
                        .said(entry.getValue())
                        .remedy("correct its SQL"))
                .toList();
    }
}
