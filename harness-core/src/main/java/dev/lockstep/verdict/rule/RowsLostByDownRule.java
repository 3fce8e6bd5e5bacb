package dev.lockstep.verdict.rule;

import dev.lockstep.data.TableDiff;
import dev.lockstep.journal.Journal;
import dev.lockstep.plan.Purpose;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that the up found are there after the down.
 *
 * <p>Rows that the up itself took out of a table that stayed are told by {@link RowsChangedByUpRule}.
 */
public final class RowsLostByDownRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.ROWS_LOST_BY_DOWN;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        index.comparisons(Purpose.DOWN_RESTORES).forEach((span, comparison) -> {
            for (TableDiff table : comparison.data().tables()) {
                long byUp = index.rows(Purpose.UP_KEEPS_ROWS, span, table.table())
                        .map(TableDiff::lost)
                        .orElse(0L);
                if (table.lost() > byUp) {
                    Problem problem = Problem.what("after the down of " + index.name(span) + ", rows of "
                                    + table.table() + " are gone")
                            .said(table.lostText())
                            .remedy("let the up keep what the down needs to bring them back, "
                                    + "or declare the migration irreversible");
                    findings.add(index.finding(
                            id(),
                            Severity.ERROR,
                            span,
                            Direction.DOWN,
                            table.table().toString(),
                            problem));
                }
            }
        });
        return findings;
    }
}
