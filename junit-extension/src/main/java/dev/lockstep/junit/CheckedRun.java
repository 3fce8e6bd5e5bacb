package dev.lockstep.junit;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.migration.Migration;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run that took place, taken apart into what it says about each migration and what it says about the whole.
 *
 * @param settings what it was told
 * @param server the server that is still there
 * @param result what it came to
 * @param loader knows the test's class path
 */
record CheckedRun(RunSettings settings, DatabaseServer server, RunResult result, ClassLoader loader) {

    /** Returns one step per migration that the plan takes up by itself, oldest first; the older ones of latest-k are not. */
    List<MigrationStep> steps() {
        return result.journal().map(this::steps).orElseGet(List::of);
    }

    /** Returns what the plan does with that migration alone, in order. */
    List<Step> plannedFor(Migration migration) {
        return result.journal().stream()
                .flatMap(journal -> journal.plan().steps().stream())
                .filter(step -> step.span().equals(Span.of(migration.id())))
                .toList();
    }

    private List<MigrationStep> steps(Journal journal) {
        return journal.plan().migrations().stream()
                .filter(migration -> journal.plan().steps().stream().anyMatch(step -> takesUp(step, migration)))
                .map(migration -> new MigrationStep(
                        migration,
                        observationsOf(migration, journal),
                        findingsOn(migration.id().value())))
                .toList();
    }

    private static boolean takesUp(Step step, Migration migration) {
        return step instanceof Step.Apply apply && apply.migration().equals(migration.id());
    }

    private static List<Observation> observationsOf(Migration migration, Journal journal) {
        return journal.observations().stream()
                .filter(observation -> observation.step().span().equals(Span.of(migration.id())))
                .toList();
    }

    private List<Finding> findingsOn(String migration) {
        return result.verdict().findings().stream()
                .filter(finding -> finding.migration().equals(migration))
                .toList();
    }

    /** Returns why nothing was looked at here, if others look at it: the part of a suite that is shared by several machines. */
    Optional<String> leftToOthers() {
        return Optional.of(result.report().circumstances().leftToOthers()).filter(why -> !why.isEmpty());
    }

    /** Returns the failure that belongs to no single migration. Whatever makes the run red is in it or in a step's own. */
    Optional<AssertionError> failureOfTheWhole() {
        Verdict verdict = result.verdict();
        List<MigrationStep> steps = steps();
        Set<String> told =
                steps.stream().map(step -> step.migration().id().value()).collect(Collectors.toSet());
        List<Finding> others = verdict.findings().stream()
                .filter(finding -> finding.fails() && !told.contains(finding.migration()))
                .toList();
        FailureText text = new FailureText(result.reportPage());
        others.forEach(text::add);
        if (verdict instanceof Verdict.Inconclusive inconclusive) {
            inconclusive.why().forEach(text::add);
        } else {
            untested(steps).ifPresent(text::add);
        }
        if (verdict instanceof Verdict.Failed && verdict.findings().stream().noneMatch(Finding::fails)) {
            text.add(Problem.what("the run failed and no finding says why"));
        }
        return text.failure();
    }

    private static Optional<Problem> untested(List<MigrationStep> steps) {
        if (steps.isEmpty()) {
            return Optional.of(Problem.what("no migration was tested"));
        }
        List<String> unreached = steps.stream()
                .flatMap(step -> new StepVerdict(step).unreached().stream().map(why -> step + ": " + why))
                .toList();
        if (unreached.isEmpty()) {
            return Optional.empty();
        }
        Problem problem = Problem.what("not tested: " + unreached.size() + " of " + steps.size() + " migrations");
        for (String line : unreached) {
            problem = problem.said(line);
        }
        return Optional.of(problem);
    }
}
