package dev.lockstep.run;

import dev.lockstep.data.DataDiff;
import dev.lockstep.data.DataState;
import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.journal.Comparison;
import dev.lockstep.journal.DownProposal;
import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.SmallestFailure;
import dev.lockstep.journal.TableLoad;
import dev.lockstep.journal.Watched;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.plan.Journey;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Point;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.run.shrink.Failure;
import dev.lockstep.run.shrink.RowShrinker;
import dev.lockstep.spi.CapturedState;
import dev.lockstep.spi.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Performs the steps of one plan, one after the other, and decides which can no longer be tried. */
final class StepPerformer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StepPerformer.class);

    private final Workbench bench;
    private final StepActions actions;
    private final Plan plan;
    private final InvariantWatch invariants;
    private final Rebuilder rebuilder;
    private final WatchedStep watchedStep;
    private final VolumeLoads loads;
    private final Map<Span, CaptureLedger> ledgers = new HashMap<>();
    private final HeldRows rows = new HeldRows();

    private Optional<CapturedState> current = Optional.empty();
    private Optional<DataState> lastRows = Optional.empty();
    private final Map<Span, Database.Template> saved = new HashMap<>();
    private Optional<String> over = Optional.empty();
    private Optional<String> spanOver = Optional.empty();
    private Optional<Span> spoiled = Optional.empty();
    private int position = -1;
    private boolean filled;

    /** What a step gave. */
    record Seen(
            Outcome outcome,
            List<Comparison> comparisons,
            List<IntegrityViolation> integrity,
            List<TableLoad> loads,
            List<String> applied,
            Optional<DownProposal> proposal,
            Watched watched) {

        static Seen of(Outcome outcome) {
            return of(outcome, Watched.nothing());
        }

        static Seen of(Outcome outcome, Watched watched) {
            return new Seen(outcome, List.of(), List.of(), List.of(), List.of(), Optional.empty(), watched);
        }
    }

    StepPerformer(
            Workbench bench,
            StepActions actions,
            Plan plan,
            InvariantWatch invariants,
            WatchedStep watchedStep,
            VolumeLoads loads) {
        this.bench = bench;
        this.actions = actions;
        this.plan = plan;
        this.invariants = invariants;
        this.watchedStep = watchedStep;
        this.loads = loads;
        this.rebuilder = new Rebuilder(bench, actions, plan);
    }

    /** Returns the rows of the last capture, for their number. */
    Optional<DataState> lastRows() {
        return lastRows;
    }

    /** Performs the plan's next step. */
    Seen perform(Step step) {
        position++;
        try {
            recover(step);
            if (over.isPresent() || spanOver.isPresent()) {
                return Seen.of(Outcome.skipped(over.or(() -> spanOver).orElseThrow()));
            }
            return done(step);
        } catch (LockstepException stuck) {
            over = Optional.of("the run is stuck since \"" + step.label() + "\": "
                    + stuck.problem().what());
            return Seen.of(Outcome.failed(stuck.problem()));
        }
    }

    /** Returns the fewest rows on which a step failed as it did; nothing if it did not, or there were no rows. */
    Optional<SmallestFailure> smallest(Step step, Seen seen) {
        boolean moved = step instanceof Step.Apply || step instanceof Step.Revert;
        // A plan without captures is for figures alone; what fails there failed before, in the run itself.
        boolean looked = plan.steps().stream().anyMatch(each -> each instanceof Step.Capture);
        if (!moved || !looked || !filled) {
            return Optional.empty();
        }
        try {
            return Failure.of(seen.outcome(), seen.watched())
                    .flatMap(failure -> new RowShrinker(new FailedMove(bench, actions, plan, step)).shrink(failure));
        } catch (LockstepException stuck) {
            // What was to make a failure clearer must not take its place.
            log.warn("the rows on which {} failed were not made fewer: {}", step.label(), stuck.problem());
            return Optional.empty();
        }
    }

    /** Makes the state that the next migration needs, when the one before left another. */
    private void recover(Step next) {
        if (over.isPresent() || spoiled.isEmpty() || spoiled.get().equals(next.span())) {
            return;
        }
        int count = position(spoiled.get().last()) + 1;
        spoiled = Optional.empty();
        spanOver = Optional.empty();
        current = Optional.empty();
        ledgers.clear();
        rebuilder.rebuild(count);
    }

    private int position(MigrationId id) {
        return plan.migrations().stream()
                .map(migration -> migration.id())
                .toList()
                .indexOf(id);
    }

    private Seen done(Step step) {
        if (step instanceof Step.Load) {
            return loaded(loads.load(position));
        }
        if (step instanceof Step.WriteNewRows) {
            return loaded(actions.writeNewRows());
        }
        if (step instanceof Step.Capture capture) {
            return captured(capture);
        }
        if (step instanceof Step.CheckModel) {
            return new ModelCheck(bench, actions).perform(current.orElseGet(actions::read));
        }
        current = Optional.empty();
        if (step instanceof Step.Prepare prepare) {
            return Seen.of(prepared(prepare));
        }
        if (step instanceof Step.Apply apply) {
            WatchedStep.Result result = watchedStep.apply(apply);
            if (!result.outcome().isCompleted()) {
                failed(apply);
            }
            return Seen.of(result.outcome(), result.watched());
        }
        if (step instanceof Step.Revert revert) {
            WatchedStep.Result result = watchedStep.revert(revert);
            if (!result.outcome().isCompleted()) {
                spoil(revert, "the down of " + revert.migration() + " failed");
            }
            return Seen.of(result.outcome(), result.watched());
        }
        if (step instanceof Step.ProposeDown propose) {
            return proposed(propose);
        }
        if (step instanceof Step.Save) {
            actions.perform(
                    step.label(), () -> saved.put(step.span(), bench.database().save()));
        } else {
            actions.perform(step.label(), () -> restore(step.span()));
        }
        return Seen.of(Outcome.completed());
    }

    private Seen loaded(List<TableLoad> loads) {
        if (loads.stream().anyMatch(load -> load.rows() > 0)) {
            filled = true;
            current = Optional.empty();
        }
        return new Seen(
                Outcome.completed(), List.of(), List.of(), loads, List.of(), Optional.empty(), Watched.nothing());
    }

    private Seen proposed(Step.ProposeDown propose) {
        CaptureLedger ledger = ledgers.getOrDefault(propose.span(), new CaptureLedger());
        DownProposal proposal = new DownProposer(bench, actions)
                .propose(
                        propose.migration(),
                        ledger.at(Point.BEFORE).orElseThrow(),
                        ledger.at(Point.AFTER_UP).orElseThrow());
        return new Seen(
                Outcome.completed(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(proposal),
                Watched.nothing());
    }

    private Seen captured(Step.Capture capture) {
        CapturedState state = current.orElseGet(actions::read);
        current = Optional.of(state);
        lastRows = Optional.of(state.data());
        invariants.look(bench.database());
        List<Comparison> comparisons = ledgers.computeIfAbsent(capture.span(), span -> new CaptureLedger())
                .add(capture, state);
        if (capture.point() == Point.AFTER_SECOND_UP) {
            ledgers.remove(capture.span());
        }
        rows.keepOnly(neededRows(state));
        // A round trip goes on with what its downs leave behind: the second up shows whether that is in the way.
        if (plan.journey() != Journey.ROUND_TRIP && comparisons.stream().anyMatch(StepPerformer::leavesMess)) {
            spoiled = Optional.of(capture.span());
        }
        return new Seen(
                Outcome.completed(),
                comparisons,
                state.integrity(),
                List.of(),
                actions.applied(),
                Optional.empty(),
                Watched.nothing());
    }

    private List<DataState> neededRows(CapturedState latest) {
        List<DataState> needed = new ArrayList<>(List.of(latest.data()));
        ledgers.values().forEach(ledger -> needed.addAll(ledger.rows()));
        return needed;
    }

    /** Returns whether later migrations would meet a state that ups alone do not make. */
    private static boolean leavesMess(Comparison comparison) {
        if (comparison.purpose() == Purpose.UP_KEEPS_ROWS || comparison.purpose() == Purpose.DOWN_KEEPS_NEW_ROWS) {
            return false;
        }
        DataDiff data = comparison.data();
        return !comparison.schema().isEmpty()
                || data.tables().stream()
                        .anyMatch(table ->
                                table.lost() > 0 || !table.valueChanges().isEmpty());
    }

    private Outcome prepared(Step.Prepare prepare) {
        if (loads.takesPrepared(position)) {
            return Outcome.completed();
        }
        long begun = System.nanoTime();
        for (MigrationId migration : prepare.migrations()) {
            Outcome outcome = actions.apply(migration);
            if (outcome instanceof Outcome.Failed failed) {
                over = Optional.of("the up of " + migration + " failed");
                return Outcome.failed(in(migration, failed.problem()));
            }
        }
        loads.prepared(position, Duration.ofNanos(System.nanoTime() - begun));
        return Outcome.completed();
    }

    private static Problem in(MigrationId migration, Problem problem) {
        return problem.where().isEmpty() ? problem.where(migration) : problem;
    }

    private void failed(Step.Apply apply) {
        if (apply.pass() == Step.Pass.FIRST) {
            over = Optional.of("the up of " + apply.migration() + " failed");
        } else {
            spoil(apply, "the second up of " + apply.migration() + " failed");
        }
    }

    /** Skips what is left of this migration; a journey that has no other part is over. */
    private void spoil(Step step, String reason) {
        if (plan.journey() == Journey.ROUND_TRIP) {
            over = Optional.of(reason);
        } else {
            spanOver = Optional.of(reason);
            spoiled = Optional.of(step.span());
        }
    }

    private void restore(Span span) {
        try (Database.Template state = Optional.ofNullable(saved.remove(span)).orElseThrow()) {
            bench.database().restore(state);
        }
    }

    @Override
    public void close() {
        rows.close();
        saved.values().forEach(Database.Template::close);
        rebuilder.close();
    }
}
