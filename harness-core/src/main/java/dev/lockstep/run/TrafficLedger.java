package dev.lockstep.run;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.TrafficPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers which of the user's own requests could be sent at least once: one that never could measured nothing. */
final class TrafficLedger {

    private final Map<String, String> neverSent = new LinkedHashMap<>();

    TrafficLedger(TrafficPlan plan) {
        plan.operations().forEach(operation -> neverSent.put(operation.name(), ""));
    }

    /** Looks at a step's traffic. */
    void look(Watched watched) {
        for (TrafficSeen traffic : watched.traffic()) {
            boolean refused = traffic.requests() == 0 && !traffic.firstError().isEmpty();
            if (traffic.kind() == TrafficSeen.Kind.USER && refused) {
                neverSent.computeIfPresent(traffic.name(), (name, before) -> traffic.firstError());
            } else if (traffic.kind() == TrafficSeen.Kind.USER) {
                neverSent.remove(traffic.name());
            }
        }
    }

    /** Returns a problem for each request that was refused at every version at which it was tried. */
    List<Problem> neverSent() {
        return neverSent.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> Problem.what("the traffic \"" + entry.getKey() + "\" could not run at any version")
                        .said(entry.getValue())
                        .remedy("correct it"))
                .toList();
    }
}
