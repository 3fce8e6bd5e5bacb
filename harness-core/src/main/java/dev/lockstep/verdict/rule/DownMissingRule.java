package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.Reversal;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.ArrayList;
import java.util.List;

/** Every migration that is looked at has a down, or its author said why it has none. */
public final class DownMissingRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.DOWN_MISSING;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        for (Migration migration : journal.plan().migrations()) {
            Step.Apply up = new Step.Apply(migration.id(), Step.Pass.FIRST);
            if (migration.reversal() instanceof Reversal.DownMissing missing
                    && journal.plan().steps().contains(up)) {
                Problem problem = Problem.what(migration.displayName() + " has no down")
                        .said(missing.said())
                        .remedy("write the down, or declare in the migration: "
                                + "lockstep:irreversible because <reason>");
                findings.add(index.finding(
                        id(), Severity.ERROR, Span.of(migration.id()), Direction.DOWN, "", problem));
            }
        }
        return findings;
    }
}
