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

/** No sequence is about to give out a key that its column already has. */
public final class SequenceBehindRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.SEQUENCE_BEHIND;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        for (IntegrityHistory.Breach breach : new IntegrityHistory(journal).breaches(Kind.SEQUENCE_BEHIND)) {
            Problem problem = Problem.what("sequence " + breach.violation().object() + " is behind its column in " + breach.violation().relation())
                    .said(breach.violation().detail())
                    .remedy("set the sequence after inserting explicit keys: SELECT setval(…, (SELECT max(…) FROM …))");
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
