package dev.lockstep.verdict.rule;

import dev.lockstep.data.IntegrityViolation.Kind;
import dev.lockstep.journal.Journal;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.ArrayList;
import java.util.List;

/** A constraint that is added NOT VALID is validated by the end of the history. */
public final class ConstraintNotValidatedRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.CONSTRAINT_NOT_VALIDATED;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        for (IntegrityHistory.Breach breach : new IntegrityHistory(journal).lasting(Kind.CONSTRAINT_NOT_VALIDATED)) {
            Problem problem = Problem.what(breach.violation().object() + " on " + breach.violation().relation() + " is never validated")
                    .said(breach.violation().detail())
                    .remedy("add VALIDATE CONSTRAINT, best in a later migration: until then old rows may break it");
            findings.add(index.finding(
                    id(),
                    Severity.WARNING,
                    breach.capture().span(),
                    breach.direction(),
                    breach.violation().relation().toString(),
                    problem));
        }
        return findings;
    }
}
