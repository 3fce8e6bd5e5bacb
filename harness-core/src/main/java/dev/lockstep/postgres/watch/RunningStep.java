package dev.lockstep.postgres.watch;

import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.postgres.watch.StepWatch.SeenStep;
import dev.lockstep.postgres.watch.ledger.LockProbes;
import dev.lockstep.postgres.watch.ledger.RelationNames;
import dev.lockstep.postgres.watch.waits.WaitsSeen;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** Everything that looks at one step, and how it is put together in the end. */
final class RunningStep {

    private final StepClock clock;
    private final LockProbes probes;
    private final RelationNames names;
    private final StepWatch watch;
    private final StepEffects effects;

    RunningStep(StepClock clock, LockProbes probes, RelationNames names, StepEffects effects) {
        this.clock = clock;
        this.probes = probes;
        this.names = names;
        this.effects = effects;
        this.watch = new StepWatch(probes, names, effects.reader(), effects.surprises());
    }

    StepClock clock() {
        return clock;
    }

    StepWatch watch() {
        return watch;
    }

    /**
     * Ends the watch and returns what was seen.
     *
     * @param waits ends the watch over waits, with the names of relations
     */
    Watched finish(
            Function<LongFunction<LockTarget>, WaitsSeen> waits, List<TrafficSeen> traffic, List<String> scenes) {
        SeenStep seen = watch.finish();
        List<Problem> unseen = new ArrayList<>();
        seen.blind().ifPresent(unseen::add);
        Set<Long> relations = seen.held().stream()
                .map(held -> held.key().relation())
                .filter(oid -> oid > 0)
                .collect(Collectors.toSet());
        List<RelationSeen> sizes = List.of();
        if (seen.blind().isEmpty()) {
            try {
                nameLateComers(relations);
                sizes = effects.relations(relations);
            } catch (LockstepException e) {
                unseen.add(e.problem());
            }
        }
        effects.close();
        WaitsSeen waited = waits.apply(names::target);
        unseen.addAll(waited.problems());
        LockTable locks = new LockTable(clock, names, seen, waited);
        TemporaryBytes files = new TemporaryBytes(
                waited.temporaryFiles(),
                seen.statements().stream()
                        .map(statement -> work(statement, seen.endNanos()))
                        .toList());
        List<StatementSeen> statements = new ArrayList<>();
        for (SeenStatement statement : seen.statements()) {
            statements.add(statement(statements.size(), statement, locks, files, seen.endNanos()));
        }
        return new Watched(statements, waited.victims(), sizes, traffic, waited.selfBlocks(), scenes, unseen);
    }

    /** Relations that the step has made and committed, and that were not met again in a look. */
    private void nameLateComers(Set<Long> relations) {
        Set<Long> unknown = names.unknown(relations);
        if (!unknown.isEmpty()) {
            names.learn(probes.ask(RelationNames.queryFor(unknown)));
        }
    }

    private TemporaryBytes.Work work(SeenStatement seen, long endNanos) {
        return new TemporaryBytes.Work(
                seen.number(), seen.pid(), clock.micros(seen.sentNanos()), clock.micros(seen.doneNanos(endNanos)));
    }

    private StatementSeen statement(
            int number, SeenStatement seen, LockTable locks, TemporaryBytes files, long endNanos) {
        long start = clock.micros(seen.sentNanos());
        long end = clock.micros(seen.doneNanos(endNanos));
        return new StatementSeen(
                number,
                seen.session(),
                seen.transaction(),
                seen.block(),
                seen.sql(),
                seen.command(),
                start,
                end - start,
                seen.error(),
                seen.lockTimeout(),
                seen.effects().withTemporary(files.of(seen.number())),
                locks.locks(seen),
                locks.waits(seen, endNanos));
    }
}
