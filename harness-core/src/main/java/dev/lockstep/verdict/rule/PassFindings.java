package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The findings of one rule. What the first and the second up both show is told once, by the worse of the two. */
final class PassFindings {

    private final RuleId rule;
    private final JournalIndex index;
    private final Map<Object, Figured> worst = new LinkedHashMap<>();

    private record Figured(Finding finding, long figure) {
        boolean isWorseThan(Figured other) {
            int bySeverity = other.finding.severity().compareTo(finding.severity());
            return bySeverity == 0 ? figure > other.figure : bySeverity > 0;
        }
    }

    PassFindings(RuleId rule, Journal journal) {
        this.rule = rule;
        this.index = new JournalIndex(journal);
    }

    /**
     * Adds a finding about one statement and one relation.
     *
     * @param statement as it was sent; empty if it is not known which
     * @param figure the larger, the worse
     */
    void add(WatchedPass pass, Severity severity, String statement, String relation, long figure, Problem problem) {
        Finding finding = index.finding(rule, severity, pass.span(), pass.direction(), statement, relation, problem);
        keep(List.of(pass.span(), pass.direction(), statement, relation), finding, figure);
    }

    /** Adds what a migration is told of only once in each direction. */
    void addOnce(WatchedPass pass, Severity severity, String statement, String relation, long figure, Problem problem) {
        Finding finding = index.finding(rule, severity, pass.span(), pass.direction(), statement, relation, problem);
        keep(List.of(pass.span(), pass.direction()), finding, figure);
    }

    private void keep(Object about, Finding finding, long figure) {
        worst.merge(about, new Figured(finding, figure), (old, now) -> now.isWorseThan(old) ? now : old);
    }

    /** Returns what was found, in the journal's order. */
    List<Finding> list() {
        return worst.values().stream().map(Figured::finding).toList();
    }
}
