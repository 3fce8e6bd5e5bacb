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

/** The referencing columns of every foreign key lead an index by the end of the history. */
public final class ForeignKeyWithoutIndexRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.FOREIGN_KEY_WITHOUT_INDEX;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        for (IntegrityHistory.Breach breach : new IntegrityHistory(journal).lasting(Kind.FOREIGN_KEY_WITHOUT_INDEX)) {
            Problem problem = Problem.what("foreign key " + breach.violation().object() + " on " + breach.violation().relation() + " has no index")
                    .said(breach.violation().detail())
                    .remedy("add an index that begins with the referencing columns: without it every delete or key update in the referenced table scans this one");
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
