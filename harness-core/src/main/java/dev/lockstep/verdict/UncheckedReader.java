package dev.lockstep.verdict;

import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.journal.Comparison;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.TableLoad;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Point;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads from a journal what was to be checked and was not: nothing checked is not a pass. Pure. */
final class UncheckedReader {

    List<Problem> read(Journal journal) {
        List<Problem> unchecked = new ArrayList<>();
        plan(journal.plan(), unchecked);
        steps(journal, unchecked);
        comparisons(journal, unchecked);
        tables(journal, unchecked);
        invariants(journal, unchecked);
        unseen(journal, unchecked);
        unchecked.addAll(journal.unchecked());
        return unchecked;
    }

    private static void plan(Plan plan, List<Problem> unchecked) {
        if (plan.migrations().isEmpty()) {
            unchecked.add(Problem.what("the project has no migrations, so nothing was checked"));
            return;
        }
        if (plan.steps().stream().noneMatch(step -> step instanceof Step.Load)) {
            unchecked.add(Problem.what("the run had no rows, so nothing is known about what happens to data")
                    .remedy("set rows to 1 or more"));
        }
        if (plan.steps().stream().noneMatch(step -> step instanceof Step.Capture)) {
            unchecked.add(Problem.what("no migration went up, down and up again")
                    .said("the newest migration has no down, and this journey goes back no further")
                    .remedy("use the stairway, which tests every migration by itself"));
        }
    }

    private static void steps(Journal journal, List<Problem> unchecked) {
        Map<String, List<Step>> skipped = new LinkedHashMap<>();
        for (Observation observation : journal.observations()) {
            Step step = observation.step();
            if (observation.outcome() instanceof Outcome.Skipped skip) {
                skipped.computeIfAbsent(skip.reason(), reason -> new ArrayList<>())
                        .add(step);
            } else if (observation.outcome() instanceof Outcome.Failed failed && isOurs(step)) {
                unchecked.add(Problem.what("the step \"" + step.label() + "\" did not take place")
                        .said(failed.problem().text()));
            }
        }
        skipped.forEach(
                (reason, steps) -> unchecked.add(Problem.what(counted(steps.size(), "step") + " did not take place")
                        .where(
                                steps.size() == 1
                                        ? steps.get(0).label()
                                        : steps.get(0).label() + " … "
                                                + steps.get(steps.size() - 1).label())
                        .said(reason)));
    }

    /** Returns whether the harness, not a migration, is to blame when the step fails. */
    private static boolean isOurs(Step step) {
        return !(step instanceof Step.Apply
                || step instanceof Step.Revert
                || step instanceof Step.Prepare
                || step instanceof Step.CheckModel);
    }

    private static void comparisons(Journal journal, List<Problem> unchecked) {
        for (Observation observation : journal.observations()) {
            if (observation.step() instanceof Step.Capture capture
                    && observation.outcome().isCompleted()) {
                Set<Purpose> missing = new LinkedHashSet<>(capture.comparisons());
                observation.comparisons().stream().map(Comparison::purpose).forEach(missing::remove);
                missing.forEach(purpose -> unchecked.add(Problem.what("the state " + words(purpose.compared())
                                + " was not compared with the state " + words(purpose.reference()))
                        .where(capture.span())));
            }
        }
    }

    private static void tables(Journal journal, List<Problem> unchecked) {
        Set<ObjectName> named = new LinkedHashSet<>();
        for (Observation observation : journal.observations()) {
            for (TableLoad load : observation.loads()) {
                // A table that cannot take as many rows as asked, such as one with a single row by design, still has
                // data.
                boolean empty = observation.step() instanceof Step.Load && load.rows() == 0 && !load.filled();
                if (empty && named.add(load.table())) {
                    unchecked.add(Problem.what("table " + load.table() + " has no rows")
                            .where("before migration " + observation.step().span())
                            .said(load.why())
                            .remedy("nothing is known about what the migrations do to its data; "
                                    + "let a migration insert rows, or make its constraints satisfiable"));
                }
            }
        }
    }

    private static void invariants(Journal journal, List<Problem> unchecked) {
        Set<String> named = new LinkedHashSet<>();
        Set<String> before = new LinkedHashSet<>();
        for (Observation observation : journal.observations()) {
            if (!(observation.step() instanceof Step.Capture capture)) {
                continue;
            }
            Set<String> now = new LinkedHashSet<>();
            for (IntegrityViolation violation : observation.integrity()) {
                boolean byRows = capture.point() == Point.BEFORE || capture.point() == Point.WITH_NEW_ROWS;
                if (violation.kind() == IntegrityViolation.Kind.INVARIANT_BROKEN) {
                    now.add(violation.object());
                    if (byRows && !before.contains(violation.object()) && named.add(violation.object())) {
                        unchecked.add(brokenByRows(violation, capture));
                    }
                }
            }
            before = now;
        }
    }

    /** What could not be watched during one step could usually not be watched during the others either: told once. */
    private static void unseen(Journal journal, List<Problem> unchecked) {
        Set<String> told = new LinkedHashSet<>();
        for (Observation observation : journal.observations()) {
            for (Problem problem : observation.watched().unseen()) {
                if (told.add(problem.what())) {
                    unchecked.add(
                            problem.where().isEmpty()
                                    ? problem.where(observation.step().label())
                                    : problem);
                }
            }
        }
    }

    private static Problem brokenByRows(IntegrityViolation violation, Step.Capture capture) {
        return Problem.what("the generated rows break the invariant \"" + violation.object()
                        + "\", so no migration can be held to it")
                .where(capture.span() + ", " + words(capture.point()))
                .said(violation.detail())
                .remedy("write the invariant so that it holds for any rows that the constraints allow, "
                        + "or make it a constraint");
    }

    private static String words(Point point) {
        return switch (point) {
            case BEFORE -> "before the up";
            case AFTER_UP -> "after the up";
            case WITH_NEW_ROWS -> "with new rows";
            case AFTER_DOWN -> "after the down";
            case AFTER_SECOND_UP -> "after the second up";
        };
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
