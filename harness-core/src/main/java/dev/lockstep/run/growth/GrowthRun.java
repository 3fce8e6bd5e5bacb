package dev.lockstep.run.growth;

import dev.lockstep.journal.Environment;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.plan.GrowthPlanner;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.run.GrowthVolumes;
import dev.lockstep.run.PlanRunner;
import dev.lockstep.run.RunSettings;
import dev.lockstep.run.Workbench;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Takes migrations up again, at two volumes and in databases of their own, and adds to a journal how their costs grow. */
public final class GrowthRun {

    /** A short time is what a busy machine distorts most, and the small run is the one that costs little to repeat. */
    private static final int SMALL_RUNS = 3;

    private final RunSettings settings;
    private final Environment environment;
    private final Benches benches;

    /** Makes what a run needs and takes it away again. */
    @FunctionalInterface
    public interface Benches {

        /** Returns what {@code work} gives in an empty database. */
        Journal with(Function<Workbench, Journal> work);
    }

    public GrowthRun(RunSettings settings, Environment environment, Benches benches) {
        this.settings = settings;
        this.environment = environment;
        this.benches = benches;
    }

    /**
     * Returns the journal with the growth of every migration that went up in it, and with what could not be measured; as it is
     * where nobody needs to know.
     */
    public Journal measure(Journal journal) {
        List<Migration> migrations = tested(journal);
        if (settings.growthVolumes().isEmpty() || migrations.isEmpty()) {
            return journal;
        }
        GrowthVolumes volumes = settings.growthVolumes().get();
        Plan plan = new GrowthPlanner(measured(journal, migrations)).plan(migrations, EnumSet.of(Planner.Part.ROWS));
        try {
            List<Journal> smalls = new ArrayList<>();
            for (int time = 0; time < SMALL_RUNS; time++) {
                smalls.add(run(plan, volumes.small()));
            }
            Journal large = run(plan, volumes.large());
            GrowthReader.Read read = new GrowthReader(volumes).read(smalls, large);
            List<Problem> unknown = new ArrayList<>(failures(smalls.get(0), volumes.small()));
            unknown.addAll(failures(large, volumes.large()));
            unknown.addAll(read.unknown());
            return journal.with(read.growth(), unknown);
        } catch (LockstepException stuck) {
            return journal.with(
                    List.of(),
                    List.of(Problem.what("how costs grow with the rows could not be measured")
                            .said(stuck.problem().text())));
        }
    }

    private Journal run(Plan plan, long rows) {
        return benches.with(bench -> new PlanRunner(bench, settings.measuringAt(rows), environment).run(plan));
    }

    /** Returns the migrations up to the first that did not go up: what comes after it cannot be reached. */
    private static List<Migration> tested(Journal journal) {
        Set<String> failed = new HashSet<>();
        for (Observation observation : journal.observations()) {
            boolean up = observation.step() instanceof Step.Apply apply && apply.pass() == Step.Pass.FIRST;
            if ((up || observation.step() instanceof Step.Prepare)
                    && !observation.outcome().isCompleted()) {
                failed.add(observation.step().span().first().value());
            }
        }
        List<Migration> tested = new ArrayList<>();
        for (Migration migration : journal.plan().migrations()) {
            if (failed.contains(migration.id().value())) {
                return tested;
            }
            tested.add(migration);
        }
        return tested;
    }

    /** Returns how many of the migrations that went up were looked at closely: in latest-k or a shard not the older ones. */
    private static int measured(Journal journal, List<Migration> tested) {
        return (int) tested.stream()
                .filter(migration -> journal.plan().steps().stream()
                        .anyMatch(step -> step instanceof Step.Apply apply
                                && apply.migration().equals(migration.id())))
                .count();
    }

    private static List<Problem> failures(Journal journal, long rows) {
        List<Problem> failures = new ArrayList<>();
        for (Observation observation : journal.observations()) {
            if (observation.outcome() instanceof Outcome.Failed failed) {
                failures.add(Problem.what(String.format(
                                Locale.ROOT,
                                "how costs grow with the rows is not known from here on: the step failed with %,d rows per table",
                                rows))
                        .where(observation.step().label())
                        .said(failed.problem().text())
                        .remedy("with fewer rows it did not fail; a longer deadline or smaller volumes may help"));
            }
        }
        return failures;
    }
}
