package dev.lockstep.run;

import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockHold;
import dev.lockstep.plan.Step;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Scene;
import dev.lockstep.spi.WatchRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Takes migrations up and down under watch, and remembers which tables they lock so that the next pass sends traffic there. */
final class WatchedStep {

    private final Workbench bench;
    private final StepActions actions;
    private final RunSettings settings;
    private final TrafficLedger traffic;
    private final Map<String, List<ObjectName>> locked = new LinkedHashMap<>();

    /** How a step ended and what was seen of it. */
    record Result(Outcome outcome, Watched watched) {}

    WatchedStep(Workbench bench, StepActions actions, RunSettings settings, TrafficLedger traffic) {
        this.bench = bench;
        this.actions = actions;
        this.settings = settings;
        this.traffic = traffic;
    }

    Result apply(Step.Apply apply) {
        Set<Scene> scenes = apply.pass() == Step.Pass.SECOND ? settings.scenes() : Set.of();
        SceneRetry retry = new SceneRetry(scenes);
        Result behind = watch(apply, scenes, () -> actions.apply(apply.migration()));
        return retry.isDue(behind)
                ? retry.told(behind, watch(apply, Set.of(), () -> actions.apply(apply.migration())))
                : behind;
    }

    Result revert(Step.Revert revert) {
        return watch(revert, Set.of(), () -> actions.revert(revert.migration()));
    }

    private Result watch(Step step, Set<Scene> scenes, Supplier<Outcome> work) {
        String migration = step.span().toString();
        Set<ObjectName> bookkeeping = bench.session().bookkeeping();
        actions.watch(
                new WatchRequest(bookkeeping, locked.getOrDefault(migration, List.of()), settings.traffic(), scenes));
        Outcome outcome;
        Watched watched;
        try {
            outcome = work.get();
        } finally {
            watched = actions.watched().without(bookkeeping);
        }
        locked.put(migration, strongestFirst(watched));
        traffic.look(watched);
        return new Result(outcome, watched);
    }

    private static List<ObjectName> strongestFirst(Watched watched) {
        return watched.statements().stream()
                .flatMap(statement -> statement.locks().stream())
                .filter(hold -> hold.target().kind().holdsRows() && hold.mode().blocksWrites())
                .sorted((one, other) -> other.mode().compareTo(one.mode()))
                .map(LockHold::target)
                .flatMap(target -> target.table().stream())
                .distinct()
                .toList();
    }
}
