package dev.lockstep.verdict.rule;

import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.data.IntegrityViolation.Kind;
import dev.lockstep.journal.Journal;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * All rows keep all constraints.
 *
 * <p>Rows that break a NOT VALID constraint are in order for as long as a later migration puts them right.
 */
public final class ConstraintViolatedRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.CONSTRAINT_VIOLATED;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        IntegrityHistory history = new IntegrityHistory(journal);
        List<IntegrityHistory.Breach> lasting = history.lasting(Kind.CONSTRAINT_VIOLATED);
        List<Finding> findings = new ArrayList<>();
        for (IntegrityHistory.Breach breach : history.breaches(Kind.CONSTRAINT_VIOLATED)) {
            if (lasting.contains(breach) || !history.wasNotValidated(breach.violation())) {
                findings.add(finding(index, breach));
            }
        }
        return findings;
    }

    private Finding finding(JournalIndex index, IntegrityHistory.Breach breach) {
        IntegrityViolation violation = breach.violation();
        Problem problem = Problem.what(
                        "rows of " + violation.relation() + " break " + violation.object())
                .said(violation.detail())
                .said(violation.exampleKey().isEmpty() ? "" : "for example " + violation.exampleKey())
                .remedy("put the rows right before the constraint is added, and validate it");
        return index.finding(
                id(),
                Severity.ERROR,
                breach.capture().span(),
                breach.direction(),
                violation.relation().toString(),
                problem);
    }
}
