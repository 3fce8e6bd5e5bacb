package dev.lockstep.verdict.rule;

import dev.lockstep.data.TableDiff;
import dev.lockstep.journal.Comparison;
import dev.lockstep.journal.Journal;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Span;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows that were written at the new version survive the down, in the tables that survive it.
 *
 * <p>Rows may move back to the table from which the up took their like.
 */
public final class NewRowsLostByDownRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.NEW_ROWS_LOST_BY_DOWN;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        index.comparisons(Purpose.DOWN_KEEPS_NEW_ROWS).forEach((span, comparison) -> {
            for (TableDiff table : comparison.data().tables()) {
                if (table.lost() > 0 && !moved(index, span, comparison)) {
                    findings.add(lost(index, span, table));
                }
            }
        });
        return findings;
    }

    private static boolean moved(JournalIndex index, Span span, Comparison comparison) {
        long lost = comparison.data().tables().stream().mapToLong(TableDiff::lost).sum();
        long gained = Optional.ofNullable(index.comparisons(Purpose.DOWN_RESTORES).get(span)).stream()
                .flatMap(overall -> overall.data().tables().stream())
                .mapToLong(TableDiff::added)
                .sum();
        return gained >= lost;
    }

    private Finding lost(JournalIndex index, Span span, TableDiff table) {
        Problem problem = Problem.what("the down of " + index.name(span) + " loses rows that were written to "
                        + table.table() + " at the new version")
                .said(table.lostText())
                .remedy("let the down keep every row that the old version can hold, "
                        + "or declare the migration irreversible");
        return index.finding(
                id(), Severity.ERROR, span, Direction.DOWN, table.table().toString(), problem);
    }
}
