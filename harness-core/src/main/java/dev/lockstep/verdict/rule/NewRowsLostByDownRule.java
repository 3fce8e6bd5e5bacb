package dev.lockstep.verdict.rule;

import dev.lockstep.data.ColumnChange;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows that were written at the new version survive the down, in the tables and columns that survive it.
 *
 * <p>Rows that the up inserted may go with it, and rows may move back to where the up took them from.
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
                finding(index, span, comparison, table).ifPresent(findings::add);
            }
        });
        return findings;
    }

    private Optional<Finding> finding(JournalIndex index, Span span, Comparison comparison, TableDiff table) {
        Optional<TableDiff> byUp = index.rows(Purpose.UP_KEEPS_ROWS, span, table.table());
        Optional<TableDiff> overall = index.rows(Purpose.DOWN_RESTORES, span, table.table());
        long goesWithUp = byUp.map(TableDiff::added).orElse(0L);
        long toldElsewhere = overall.map(TableDiff::lost).orElse(0L);
        long lost = comparison.data().gainsWhatItLoses() ? 0 : table.lost() - goesWithUp - toldElsewhere;
        Set<String> toldColumns = Stream.concat(byUp.stream(), overall.stream())
                .flatMap(diff -> diff.changed().stream())
                .map(ColumnChange::column)
                .collect(Collectors.toSet());
        List<ColumnChange> changes = table.valueChanges().stream()
                .filter(change -> !toldColumns.contains(change.column()))
                .toList();
        if (lost <= 0 && changes.isEmpty()) {
            return Optional.empty();
        }
        Problem problem = Problem.what("the down of " + index.name(span) + " loses what was written to "
                + table.table() + " at the new version");
        if (lost > 0) {
            problem = problem.said("lost: " + lost + (lost == 1 ? " new row" : " new rows")
                    + (table.lostExample().isEmpty() ? "" : ", for example " + table.lostExample()));
        }
        for (ColumnChange change : changes) {
            problem = problem.said(change.text());
        }
        return Optional.of(index.finding(
                id(),
                Severity.ERROR,
                span,
                Direction.DOWN,
                table.table().toString(),
                problem.remedy("let the down keep rows that the old version can hold, "
                        + "or declare the migration irreversible")));
    }
}
