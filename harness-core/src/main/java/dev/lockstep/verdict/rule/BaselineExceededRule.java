package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.plan.Span;
import dev.lockstep.problem.Problem;
import dev.lockstep.sql.SqlLine;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.baseline.Baseline;
import dev.lockstep.verdict.baseline.BaselineComparison;
import dev.lockstep.verdict.baseline.Excess;
import dev.lockstep.verdict.baseline.Figure;
import dev.lockstep.verdict.baseline.Figure.Kind;
import dev.lockstep.verdict.baseline.FigureReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * No migration costs more than it did in the runs of the baseline, beyond what noise explains. An error on the way up, a warning on
 * the way down. What one statement is slower by is told once: not again of its locks and its migration.
 */
public final class BaselineExceededRule implements Rule {

    private static final String REMEDY =
            "see what changed in the migration, the schema or the server since the baseline; "
                    + "if it is meant to be so, run once with updateBaseline=true";

    private final Baseline baseline;
    private final FigureReader reader = new FigureReader();

    public BaselineExceededRule(Baseline baseline) {
        this.baseline = baseline;
    }

    @Override
    public RuleId id() {
        return RuleId.BASELINE_EXCEEDED;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        if (baseline.samples().isEmpty()) {
            return List.of();
        }
        Map<Object, List<Excess>> passes = new LinkedHashMap<>();
        for (Excess excess : new BaselineComparison(baseline, reader.read(journal)).excesses()) {
            passes.computeIfAbsent(
                            List.of(excess.figure().migration(), excess.figure().direction()),
                            pass -> new ArrayList<>())
                    .add(excess);
        }
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        passes.values()
                .forEach(pass -> told(pass).forEach(excess -> findings.add(finding(journal, index, excess, pass))));
        return findings;
    }

    /** Returns those of one pass that are told by themselves. */
    private static List<Excess> told(List<Excess> pass) {
        boolean slowStatement = pass.stream().anyMatch(excess -> excess.figure().kind() == Kind.STATEMENT_MICROS);
        return pass.stream()
                .filter(excess -> switch (excess.figure().kind()) {
                    case MIGRATION_MICROS -> !slowStatement;
                    case HELD_MICROS -> statement(pass, excess.figure()).isEmpty();
                    case WAL_BYTES -> pass.size() == 1;
                    case STATEMENT_MICROS, STRONGEST_LOCK, REWRITES, ROWS_SCANNED -> true;
                })
                .toList();
    }

    private static List<Excess> statement(List<Excess> pass, Figure figure) {
        return pass.stream()
                .filter(excess -> excess.figure().kind() == Kind.STATEMENT_MICROS
                        && excess.figure().statement().equals(figure.statement()))
                .toList();
    }

    private Finding finding(Journal journal, JournalIndex index, Excess excess, List<Excess> pass) {
        Figure figure = excess.figure();
        Problem problem = Problem.what(excess.words());
        String statement = figure.statement().isEmpty() ? "" : reader.statement(journal, figure);
        if (!statement.isEmpty()) {
            problem = problem.said("statement: " + SqlLine.of(statement).abbreviated());
        }
        for (Excess other : pass) {
            if (isEvidence(figure, other.figure())) {
                problem = problem.said(other.words());
            }
        }
        return index.finding(
                id(),
                figure.direction() == Direction.UP ? Severity.ERROR : Severity.WARNING,
                Span.of(new MigrationId(figure.migration())),
                figure.direction(),
                statement,
                relation(figure),
                problem.remedy(REMEDY));
    }

    /** What is told of a slow statement beside it: its locks, and what the pass wrote. */
    private static boolean isEvidence(Figure told, Figure other) {
        boolean sameStatement =
                other.kind() == Kind.HELD_MICROS && other.statement().equals(told.statement());
        return told.kind() == Kind.STATEMENT_MICROS && (sameStatement || other.kind() == Kind.WAL_BYTES);
    }

    private static String relation(Figure figure) {
        String on = figure.on();
        return figure.kind() == Kind.HELD_MICROS ? on.substring(on.indexOf(" on ") + " on ".length()) : on;
    }
}
