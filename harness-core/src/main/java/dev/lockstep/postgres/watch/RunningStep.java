package dev.lockstep.postgres.watch;

import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.postgres.watch.StepWatch.SeenStep;
import dev.lockstep.postgres.watch.ledger.LockProbes;
import dev.lockstep.postgres.watch.ledger.RelationNames;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that looks at one step, and how it is put together in the end. */
final class RunningStep {

    private final StepClock clock;
    private final LockProbes probes;
    private final RelationNames names;
    private final StepWatch watch;
    private final EffectsPart effects;
    private final WaitsPart waits;

    RunningStep(StepClock clock, LockProbes probes, RelationNames names, EffectsPart effects, WaitsPart waits) {
        this.clock = clock;
        this.probes = probes;
        this.names = names;
        this.effects = effects;
        this.waits = waits;
        this.watch = new StepWatch(probes, names, effects);
    }

    StepClock clock() {
        return clock;
    }

    StepWatch watch() {
        return watch;
    }

    /** Ends the watch and returns what was seen. */
    Watched finish(List<TrafficSeen> traffic, List<String> scenes) {
        SeenStep seen = watch.finish();
        WaitsPart.Seen waited = waits.stop();
        List<Problem> unseen = new ArrayList<>(waited.unseen());
        seen.blind().ifPresent(unseen::add);
        Set<Long> relations = seen.held().stream()
                .map(held -> held.key().relation())
                .filter(oid -> oid > 0)
                .collect(Collectors.toSet());
        List<RelationSeen> sizes = List.of();
        if (unseen.isEmpty()) {
            try {
                nameLateComers(relations);
                sizes = effects.relations(relations);
            } catch (LockstepException e) {
                unseen.add(e.problem());
            }
        }
        effects.close();
        waits.close();
        LockTable locks = new LockTable(clock, names, seen.held(), waited);
        List<StatementSeen> statements = new ArrayList<>();
        for (SeenStatement statement : seen.statements()) {
            statements.add(statement(statements.size(), statement, locks, seen.endNanos()));
        }
        return new Watched(statements, waited.ofOthers(), sizes, traffic, waited.selfBlocks(), scenes, unseen);
    }

    /** Relations that were made by the step, and whose names it has told nobody before it was committed. */
    private void nameLateComers(Set<Long> relations) {
        Set<Long> unknown = names.unknown(relations);
        if (!unknown.isEmpty()) {
            names.learn(probes.ask(RelationNames.queryFor(unknown)));
        }
    }

    private StatementSeen statement(int number, SeenStatement seen, LockTable locks, long endNanos) {
        long start = clock.micros(seen.sentNanos());
        return new StatementSeen(
                number,
                seen.session(),
                seen.transaction(),
                seen.block(),
                seen.sql(),
                seen.command(),
                start,
                clock.micros(seen.doneNanos(endNanos)) - start,
                seen.error(),
                seen.lockTimeout(),
                seen.effects(),
                locks.locks(seen),
                locks.waits(seen, endNanos));
    }
}
