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

/** Every index is valid and sound by the end of the history. */
public final class IndexInvalidRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.INDEX_INVALID;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        for (IntegrityHistory.Breach breach : new IntegrityHistory(journal).lasting(Kind.INDEX_INVALID)) {
            Problem problem = Problem.what("index " + breach.violation().object() + " on " + breach.violation().relation() + " is not usable")
                    .said(breach.violation().detail())
                    .remedy("drop the index and build it again; after a failed CREATE INDEX CONCURRENTLY it stays invalid");
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
