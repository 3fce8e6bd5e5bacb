package dev.lockstep.run;

import dev.lockstep.data.DataState;
import dev.lockstep.journal.Environment;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.SmallestFailure;
import dev.lockstep.journal.TableSize;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Step;
import dev.lockstep.postgres.session.TableSizeReader;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a plan says, step after step, and writes down what was seen.
 *
 * <p>A migration that fails, hangs or leaves a mess behind never ends the run by itself: what depends on it is skipped with the
 * reason, and where later migrations can still be tested the state that they need is made again.
 */
public final class PlanRunner {

    private static final Logger log = LoggerFactory.getLogger(PlanRunner.class);

    private final Workbench bench;
    private final RunSettings settings;
    private final Environment environment;
    private final ManyRows many;

    public PlanRunner(Workbench bench, RunSettings settings, Environment environment) {
        this(bench, settings, environment, ManyRows.standard());
    }

    PlanRunner(Workbench bench, RunSettings settings, Environment environment, ManyRows many) {
        this.many = many;
        this.bench = bench;
        this.settings = settings;
        this.environment = environment;
    }

    /** Runs the plan in the workbench's database, which is empty. */
    public Journal run(Plan plan) {
        String run = settings.name() + "/" + environment.tool();
        Instant startedAt = Instant.now();
        long begun = System.nanoTime();
        List<Observation> observations = new ArrayList<>();
        InvariantWatch invariants = new InvariantWatch(settings.invariants());
        TrafficLedger traffic = new TrafficLedger(settings.traffic());
        try (StepThread thread = new StepThread(run)) {
            StepActions actions = new StepActions(bench, settings, thread);
            VolumeLoads loads = new VolumeLoads(bench, settings, actions, environment, plan, many);
            try (StepPerformer performer = performer(plan, actions, invariants, traffic, loads)) {
                for (Step step : plan.steps()) {
                    long start = System.nanoTime();
                    StepPerformer.Seen seen = performer.perform(step);
                    long took = System.nanoTime() - start;
                    Optional<SmallestFailure> smallest = performer.smallest(step, seen);
                    observations.add(new Observation(
                            step,
                            seen.outcome(),
                            (start - begun) / 1_000,
                            took / 1_000,
                            seen.comparisons(),
                            seen.integrity(),
                            seen.loads(),
                            seen.applied(),
                            seen.proposal(),
                            smallest,
                            seen.watched()));
                    log.info(
                            "{} step {}/{} {} {} in {} ms",
                            run,
                            observations.size(),
                            plan.steps().size(),
                            step.label(),
                            word(seen.outcome()),
                            took / 1_000_000);
                }
                List<Problem> unchecked = new ArrayList<>(invariants.neverRan());
                unchecked.addAll(traffic.neverSent());
                return new Journal(
                        environment.with(loads.told()),
                        plan,
                        startedAt,
                        observations,
                        sizes(performer.lastRows()),
                        unchecked);
            }
        }
    }

    private StepPerformer performer(
            Plan plan, StepActions actions, InvariantWatch invariants, TrafficLedger traffic, VolumeLoads loads) {
        return new StepPerformer(
                bench, actions, plan, invariants, new WatchedStep(bench, actions, settings, traffic), loads);
    }

    private static String word(Outcome outcome) {
        return outcome.fold(() -> "done", problem -> "FAILED", reason -> "skipped");
    }

    private List<TableSize> sizes(Optional<DataState> rows) {
        try {
            Map<ObjectName, Long> bytes = new TableSizeReader().read(bench.database());
            return rows.orElseGet(DataState::empty).tables().values().stream()
                    .map(table -> new TableSize(table.table(), table.rowCount(), bytes.getOrDefault(table.table(), 0L)))
                    .toList();
        } catch (LockstepException gone) {
            // The sizes are only for the reader of the report; what made the database unreachable is in the journal.
            log.debug("the tables' sizes are unknown", gone);
            return List.of();
        }
    }
}
