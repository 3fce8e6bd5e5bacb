package dev.lockstep.verdict;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds a journal against the rules and the user's suppressions. Pure. */
public final class Judge {

    private final List<Rule> rules;
    private final List<Suppression> suppressions;

    public Judge(List<Rule> rules, List<Suppression> suppressions) {
        this.rules = List.copyOf(rules);
        this.suppressions = List.copyOf(suppressions);
    }

    /** Returns what the run is worth: failed before inconclusive, inconclusive before passed. */
    public Judgement judge(Journal journal) {
        Set<Suppression> used = new LinkedHashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : rules) {
            for (Finding finding : rule.judge(journal)) {
                Optional<Suppression> by = suppressionOf(finding, journal);
                by.ifPresent(used::add);
                findings.add(by.map(finding::suppressed).orElse(finding));
            }
        }
        List<Problem> unchecked = new UncheckedReader().read(journal);
        return new Judgement(Verdict.of(findings, unchecked), unchecked, unused(used, journal));
    }

    private Optional<Suppression> suppressionOf(Finding finding, Journal journal) {
        return suppressions.stream()
                .filter(suppression -> suppression.rule().equals(finding.rule().id()))
                .filter(suppression -> covers(finding.migration(), suppression.migration(), journal))
                .findFirst();
    }

    private static boolean covers(String found, String accepted, Journal journal) {
        if (accepted.equals(Suppression.EVERY_MIGRATION) || accepted.equals(found)) {
            return true;
        }
        List<String> ids = ids(journal);
        for (Observation observation : journal.observations()) {
            var span = observation.step().span();
            if (span.toString().equals(found)) {
                int at = ids.indexOf(accepted);
                return at >= ids.indexOf(span.first().value())
                        && at <= ids.indexOf(span.last().value());
            }
        }
        return false;
    }

    private List<Suppression> unused(Set<Suppression> used, Journal journal) {
        Set<String> notReached = new LinkedHashSet<>();
        for (Observation observation : journal.observations()) {
            if (observation.outcome() instanceof Outcome.Skipped) {
                notReached.add(observation.step().span().last().value());
            }
        }
        return suppressions.stream()
                .filter(suppression -> !used.contains(suppression))
                // What was not reached may still need it.
                .filter(suppression -> suppression.migration().equals(Suppression.EVERY_MIGRATION)
                        ? notReached.isEmpty()
                        : !notReached.contains(suppression.migration()))
                .toList();
    }

    private static List<String> ids(Journal journal) {
        return journal.plan().migrations().stream()
                .map(Migration::id)
                .map(Object::toString)
                .toList();
    }
}
