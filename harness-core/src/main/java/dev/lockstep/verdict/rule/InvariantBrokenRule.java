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

/** The user's own invariants hold after every step. */
public final class InvariantBrokenRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.INVARIANT_BROKEN;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        for (IntegrityHistory.Breach breach : new IntegrityHistory(journal).breaches(Kind.INVARIANT_BROKEN)) {
            Problem problem = Problem.what("the invariant \"" + breach.violation().object() + "\" no longer holds")
                    .said(breach.violation().detail())
                    .remedy("look at the rows that the invariant returns after this step");
            findings.add(index.finding(
                    id(),
                    Severity.ERROR,
                    breach.capture().span(),
                    breach.direction(),
                    breach.violation().relation().toString(),
                    problem));
        }
        return findings;
    }
}
