package dev.lockstep.verdict.rule;

import dev.lockstep.data.ColumnChange;
import dev.lockstep.data.TableDiff;
import dev.lockstep.journal.Comparison;
import dev.lockstep.journal.Journal;
import dev.lockstep.plan.Journey;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Span;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The values that the up found are back after the down, and the second up gives the rows that the first gave.
 *
 * <p>Columns that the migration itself adds may differ at the second up: a default of {@code now()} is no defect. So may rows
 * that it inserts, whose keys come from a sequence. Neither is judged where a journey takes down the tables themselves.
 */
public final class RowsDifferAfterRoundTripRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.ROWS_DIFFER_AFTER_ROUND_TRIP;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        Map<Span, List<Finding>> findings = new LinkedHashMap<>();
        index.comparisons(Purpose.DOWN_RESTORES).forEach((span, comparison) -> findings.computeIfAbsent(
                        span, of -> new ArrayList<>())
                .addAll(afterDown(index, span, comparison)));
        if (journal.plan().journey() != Journey.ROUND_TRIP) {
            index.comparisons(Purpose.SECOND_UP_REPEATS_FIRST).forEach((span, comparison) -> findings.computeIfAbsent(
                            span, of -> new ArrayList<>())
                    .addAll(afterSecondUp(index, span, comparison)));
        }
        return findings.values().stream().flatMap(List::stream).toList();
    }

    private List<Finding> afterDown(JournalIndex index, Span span, Comparison comparison) {
        List<Finding> findings = new ArrayList<>();
        for (TableDiff table : comparison.data().tables()) {
            if (!table.valueChanges().isEmpty()) {
                Problem problem = Problem.what("after the down of " + index.name(span) + ", values in " + table.table()
                        + " are not what they were");
                for (ColumnChange change : table.valueChanges()) {
                    problem = problem.said(change.text());
                }
                findings.add(index.finding(
                        id(),
                        Severity.ERROR,
                        span,
                        Direction.DOWN,
                        table.table().toString(),
                        problem.remedy("let the up keep the old values where the down finds them, "
                                + "or declare the migration irreversible")));
            }
            if (staysBehind(index, span, table)) {
                findings.add(index.finding(
                        id(),
                        Severity.WARNING,
                        span,
                        Direction.DOWN,
                        table.table().toString(),
                        Problem.what("after the down of " + index.name(span) + ", rows that its up inserted into "
                                        + table.table() + " are still there")
                                .said("left over: " + table.added() + (table.added() == 1 ? " row" : " rows")
                                        + ", for example " + table.addedExample())
                                .remedy("let the down delete what the up inserted")));
            }
        }
        return findings;
    }

    /** Where the second up fails over such rows, its failure tells more. */
    private static boolean staysBehind(JournalIndex index, Span span, TableDiff table) {
        long inserted = index.rows(Purpose.UP_KEEPS_ROWS, span, table.table())
                .map(TableDiff::added)
                .orElse(0L);
        return inserted > 0
                && table.added() == inserted
                && index.compared(Purpose.SECOND_UP_REPEATS_FIRST, span);
    }

    private List<Finding> afterSecondUp(JournalIndex index, Span span, Comparison comparison) {
        List<Finding> findings = new ArrayList<>();
        Set<String> added = addedColumns(index, span);
        for (TableDiff table : comparison.data().tables()) {
            Optional<TableDiff> byUp = index.rows(Purpose.UP_KEEPS_ROWS, span, table.table());
            Optional<TableDiff> byDown = index.rows(Purpose.DOWN_RESTORES, span, table.table());
            Set<String> told = byDown.stream()
                    .flatMap(diff -> diff.valueChanges().stream())
                    .map(ColumnChange::column)
                    .collect(Collectors.toSet());
            List<ColumnChange> changes = table.valueChanges().stream()
                    .filter(change -> !told.contains(change.column()))
                    .filter(change -> !added.contains(identity(table.table(), change.column())))
                    .toList();
            // Rows that the first up inserted may have come back under other keys; rows that the down lost are told there.
            long inserted = byUp.map(TableDiff::added).orElse(0L);
            long excused = byDown.map(TableDiff::lost).orElse(0L) + Math.min(inserted, table.added());
            List<String> evidence = new ArrayList<>();
            if (table.lost() > excused) {
                evidence.add(table.lostText());
            }
            changes.forEach(change -> evidence.add(change.text()));
            if (!evidence.isEmpty()) {
                boolean onlyWritten = table.lost() <= excused && writes(index, span, table.table(), changes);
                findings.add(notRepeated(
                        index, span, table, evidence, onlyWritten ? Severity.WARNING : Severity.ERROR));
            }
        }
        return findings;
    }

    private Finding notRepeated(
            JournalIndex index, Span span, TableDiff table, List<String> evidence, Severity severity) {
        Problem problem = Problem.what(
                "the second up of " + index.name(span) + " leaves other rows in " + table.table() + " than the first");
        for (String words : evidence) {
            problem = problem.said(words);
        }
        return index.finding(
                id(),
                severity,
                span,
                Direction.UP,
                table.table().toString(),
                problem.remedy("let the up compute values only from the rows that it finds, not from the time, "
                        + "random numbers or what an earlier up left behind"));
    }

    /** Returns whether the up writes these columns anyway, so that a value such as the time of the update explains them. */
    private static boolean writes(JournalIndex index, Span span, ObjectName table, List<ColumnChange> changes) {
        Set<String> written = index.rows(Purpose.UP_KEEPS_ROWS, span, table).stream()
                .flatMap(diff -> diff.changed().stream())
                .map(ColumnChange::column)
                .collect(Collectors.toSet());
        return changes.stream().map(ColumnChange::column).allMatch(written::contains);
    }

    /** Returns the columns that the migration adds, tables that it adds included, by identity. */
    private static Set<String> addedColumns(JournalIndex index, Span span) {
        return Optional.ofNullable(index.comparisons(Purpose.UP_KEEPS_ROWS).get(span)).stream()
                .flatMap(comparison -> comparison.schema().changes().stream())
                .filter(change -> change instanceof Change.Added && change.key().kind() == ObjectKind.COLUMN)
                .map(change -> change.key().identity().replace("\"", ""))
                .collect(Collectors.toSet());
    }

    private static String identity(ObjectName table, String column) {
        return table.schema() + "." + table.name() + "." + column;
    }
}
