package dev.lockstep.verdict.rule;

import dev.lockstep.data.ColumnChange;
import dev.lockstep.data.DataDiff;
import dev.lockstep.data.TableDiff;
import dev.lockstep.journal.Journal;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Span;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The up keeps the rows and values that it finds; filled NULLs are a backfill and no finding.
 *
 * <p>What a down restores weighs less: moved rows and changed values that come back are information. Values that the down does
 * not bring back are told by {@link RowsDifferAfterRoundTripRule}.
 */
public final class RowsChangedByUpRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.ROWS_CHANGED_BY_UP;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        index.comparisons(Purpose.UP_KEEPS_ROWS).forEach((span, comparison) -> {
            DataDiff data = comparison.data();
            for (TableDiff table : data.tables()) {
                if (table.lost() > 0) {
                    findings.add(lost(index, span, data, table));
                }
                changed(index, span, table).ifPresent(findings::add);
            }
        });
        return findings;
    }

    private Finding lost(JournalIndex index, Span span, DataDiff data, TableDiff table) {
        Problem problem = Problem.what("the up of " + index.name(span) + " loses rows of " + table.table())
                .said(table.lostText());
        if (!restored(index, span, table.table())) {
            return index.finding(
                    id(),
                    Severity.ERROR,
                    span,
                    Direction.UP,
                    table.table().toString(),
                    problem.remedy("keep the rows, move them to a table from which the down brings them back, "
                            + "or accept the loss with a reason"));
        }
        return index.finding(
                id(),
                data.gainsWhatItLoses() ? Severity.INFO : Severity.WARNING,
                span,
                Direction.UP,
                table.table().toString(),
                problem.said("the down brings them back")
                        .remedy("nothing, if no application needs them at the new version"));
    }

    private static boolean restored(JournalIndex index, Span span, ObjectName table) {
        return index.compared(Purpose.DOWN_RESTORES, span)
                && index.rows(Purpose.DOWN_RESTORES, span, table)
                        .map(TableDiff::lost)
                        .orElse(0L)
                        .equals(0L);
    }

    private Optional<Finding> changed(JournalIndex index, Span span, TableDiff table) {
        List<ColumnChange> changes = table.valueChanges();
        boolean undone = index.compared(Purpose.DOWN_RESTORES, span);
        if (undone) {
            changes = changes.stream()
                    .filter(change -> !differsAfterDown(index, span, table.table(), change.column()))
                    .toList();
        }
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        Problem problem = Problem.what("the up of " + index.name(span) + " changes values in " + table.table());
        for (ColumnChange change : changes) {
            problem = problem.said(change.text());
        }
        return Optional.of(index.finding(
                id(),
                undone ? Severity.INFO : Severity.WARNING,
                span,
                Direction.UP,
                table.table().toString(),
                undone
                        ? problem.said("the down brings the old values back")
                        : problem.remedy("keep the old values in a column of their own until nobody needs them, "
                                + "or accept the change with a reason")));
    }

    private static boolean differsAfterDown(JournalIndex index, Span span, ObjectName table, String column) {
        return index.rows(Purpose.DOWN_RESTORES, span, table).stream()
                .flatMap(diff -> diff.valueChanges().stream())
                .anyMatch(change -> change.column().equals(column));
    }
}
