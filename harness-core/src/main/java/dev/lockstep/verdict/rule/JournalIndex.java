package dev.lockstep.verdict.rule;

import dev.lockstep.data.TableDiff;
import dev.lockstep.journal.Comparison;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.SmallestFailure;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A journal as the rules look things up in it. */
final class JournalIndex {

    private final Journal journal;
    private final Map<Purpose, Map<Span, Comparison>> comparisons = new LinkedHashMap<>();

    JournalIndex(Journal journal) {
        this.journal = journal;
        for (Observation observation : journal.observations()) {
            for (Comparison comparison : observation.comparisons()) {
                comparisons
                        .computeIfAbsent(comparison.purpose(), purpose -> new LinkedHashMap<>())
                        .put(observation.step().span(), comparison);
            }
        }
    }

    /** Returns every comparison of that purpose by the migrations it is about, in the journal's order. */
    Map<Span, Comparison> comparisons(Purpose purpose) {
        return comparisons.getOrDefault(purpose, Map.of());
    }

    /** Returns how a table differs in the comparison of that purpose; nothing if it does not, or was not compared. */
    Optional<TableDiff> rows(Purpose purpose, Span span, ObjectName table) {
        return Optional.ofNullable(comparisons(purpose).get(span)).stream()
                .flatMap(comparison -> comparison.data().tables().stream())
                .filter(diff -> diff.table().equals(table))
                .findFirst();
    }

    /** Returns whether the comparison of that purpose took place. */
    boolean compared(Purpose purpose, Span span) {
        return comparisons(purpose).containsKey(span);
    }

    /** Returns the captures that took place, in the journal's order. */
    List<Observation> captures() {
        List<Observation> captures = new ArrayList<>();
        for (Observation observation : journal.observations()) {
            if (observation.step() instanceof Step.Capture
                    && observation.outcome().isCompleted()) {
                captures.add(observation);
            }
        }
        return captures;
    }

    /** Returns the migrations' ids, oldest first. */
    List<String> ids() {
        return journal.plan().migrations().stream()
                .map(migration -> migration.id().value())
                .toList();
    }

    /** Returns the name that people read for a span's migrations. */
    String name(Span span) {
        return span.first().equals(span.last())
                ? migration(span).map(Migration::displayName).orElse(span.toString())
                : span.toString();
    }

    /**
     * Makes a finding about a span's migrations.
     *
     * @param problem its place is filled in when it has none
     */
    Finding finding(RuleId rule, Severity severity, Span span, Direction direction, String relation, Problem problem) {
        return finding(rule, severity, span, direction, "", relation, problem);
    }

    /**
     * Makes a finding about one statement of a migration.
     *
     * @param problem its place is filled in when it has none
     */
    Finding finding(
            RuleId rule,
            Severity severity,
            Span span,
            Direction direction,
            String statement,
            String relation,
            Problem problem) {
        Problem placed = problem.where().isEmpty() ? problem.where(where(span, direction)) : problem;
        return new Finding(
                rule,
                severity,
                span.toString(),
                direction,
                statement,
                relation,
                placed,
                migration(span).map(Migration::source),
                Optional.empty());
    }

    /** Returns the problem with the words of the outcome, or nothing if the step did not fail. */
    Optional<Problem> failure(Observation observation, String what) {
        if (observation.outcome() instanceof Outcome.Failed failed) {
            Problem said = failed.problem();
            Problem problem = Problem.what(what).where(said.where()).said(said.what());
            for (String words : said.evidence()) {
                problem = problem.said(words);
            }
            for (String line :
                    observation.smallest().map(SmallestFailure::evidence).orElse(List.of())) {
                problem = problem.said(line);
            }
            return Optional.of(
                    isCancelled(observation)
                            ? problem.said("follows from " + RuleId.MIGRATOR_BLOCKS_ITSELF)
                            : problem.remedy(said.remedy()));
        }
        return Optional.empty();
    }

    /** Returns what a failed step weighs: it is only information where the harness had to cancel a statement, which is told itself. */
    Severity failureWeight(Observation observation) {
        return isCancelled(observation) ? Severity.INFO : Severity.ERROR;
    }

    private static boolean isCancelled(Observation observation) {
        return !observation.watched().selfBlocks().isEmpty();
    }

    private String where(Span span, Direction direction) {
        String place = journal.environment().tool() + " migration " + name(span);
        if (direction != Direction.NEITHER) {
            place += direction == Direction.UP ? ", up" : ", down";
        }
        Optional<SourceLocation> source = migration(span).map(Migration::source);
        return source.isEmpty() ? place : place + ", " + source.get();
    }

    private Optional<Migration> migration(Span span) {
        return span.first().equals(span.last())
                ? journal.plan().migrations().stream()
                        .filter(migration -> migration.id().equals(span.first()))
                        .findFirst()
                : Optional.empty();
    }
}
