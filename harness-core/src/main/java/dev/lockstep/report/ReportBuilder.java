package dev.lockstep.report;

import dev.lockstep.journal.Growth;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.TableLoad;
import dev.lockstep.journal.TableSize;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.Reversal;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.DefaultBudgets;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Judgement;
import dev.lockstep.verdict.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Makes the report of a run that was judged. */
public final class ReportBuilder {

    private final Limits limits;

    /** A builder of reports on runs that were held to {@code limits}. */
    public ReportBuilder(Limits limits) {
        this.limits = limits;
    }

    /** Returns the report on a run of which there is nothing to tell beside its steps. */
    public Report build(String name, Journal journal, Judgement judgement, Duration took, String repeat) {
        return build(name, journal, judgement, took, Circumstances.usual(), repeat);
    }

    /** Returns the report. */
    public Report build(
            String name,
            Journal journal,
            Judgement judgement,
            Duration took,
            Circumstances circumstances,
            String repeat) {
        return new Report(
                name,
                journal.environment(),
                journal.plan().journey().toString(),
                journal.startedAt(),
                took.toMillis(),
                judgement.verdict().word(),
                journal.plan().migrations().stream()
                        .map(migration ->
                                line(migration, journal, judgement.verdict().findings()))
                        .toList(),
                judgement.verdict().findings(),
                journal.observations().stream().map(this::line).toList(),
                tables(journal),
                judgement.unchecked(),
                judgement.unused(),
                budgets(),
                circumstances,
                repeat);
    }

    private MigrationLine line(Migration migration, Journal journal, List<Finding> findings) {
        Span span = Span.of(migration.id());
        List<Mark> marks = new ArrayList<>();
        List<Observation> moves = new ArrayList<>();
        for (Observation observation : journal.observations()) {
            Step step = observation.step();
            boolean shown = step instanceof Step.Apply || step instanceof Step.Revert || step instanceof Step.Restore;
            if (shown && step.span().equals(span)) {
                moves.add(observation);
                marks.add(new Mark(
                        step.action(),
                        observation.outcome().fold(() -> Mark.OK, problem -> Mark.FAILED, reason -> "skipped")));
            }
        }
        return new MigrationLine(
                migration.id().value(),
                migration.description(),
                migration.source().toString(),
                marks,
                migration.reversal() instanceof Reversal.Reversible,
                migration.reversal().fold(() -> "", Reversal.Irreversible::because, missing -> ""),
                moves.stream().mapToLong(Observation::tookMicros).sum(),
                new WorstReader().read(moves),
                journal.growth().stream()
                        .filter(growth ->
                                growth.migration().equals(migration.id().value()))
                        .map(this::line)
                        .toList(),
                journal.observations().stream()
                        .filter(observation -> observation.step().span().equals(span))
                        .flatMap(observation -> observation.proposal().stream())
                        .map(ProposedDown::of)
                        .findFirst(),
                moves.stream().flatMap(move -> FailingRows.of(move).stream()).toList(),
                Counts.of(findings.stream()
                        .filter(finding ->
                                finding.migration().equals(migration.id().value()))
                        .toList()));
    }

    private StepLine line(Observation observation) {
        return new StepLine(
                observation.step().span().toString(),
                observation.step().action(),
                observation.outcome().fold(() -> "completed", problem -> "failed", reason -> "skipped"),
                observation.tookMicros(),
                observation.outcome().fold(() -> "", Problem::text, reason -> reason),
                observation.watched(),
                new TimelineBuilder(observation.watched(), new BudgetBreaks(limits, observation).find()).build());
    }

    private GrowthLine line(Growth growth) {
        OptionalLong production = growth.relation().isEmpty()
                ? OptionalLong.empty()
                : limits.sizes().inProduction(growth.relation());
        return new GrowthLine(
                growth,
                production.isPresent() ? Optional.of(growth.projectedTo(production.getAsLong())) : Optional.empty());
    }

    /** The user's first; the built-in ones hold for what none of those is about. */
    private List<Budget> budgets() {
        List<Budget> budgets = new ArrayList<>(limits.budgets());
        budgets.addAll(DefaultBudgets.all());
        return budgets;
    }

    private static List<TableLine> tables(Journal journal) {
        Map<ObjectName, TableLine> lines = new TreeMap<>();
        for (Observation observation : journal.observations()) {
            for (TableLoad load : observation.loads()) {
                lines.merge(
                        load.table(),
                        new TableLine(load.table().toString(), load.rows(), 0, load.why(), load.notes()),
                        (old, now) -> new TableLine(
                                old.name(),
                                old.rows() + now.rows(),
                                0,
                                old.why().isEmpty() ? now.why() : old.why(),
                                // The first load is the one that had the table to itself.
                                old.notes().isEmpty() ? now.notes() : old.notes()));
            }
        }
        for (TableSize size : journal.tables()) {
            lines.merge(
                    size.table(),
                    new TableLine(size.table().toString(), size.rows(), size.bytes(), ""),
                    (old, now) -> new TableLine(now.name(), now.rows(), now.bytes(), old.why(), old.notes()));
        }
        return List.copyOf(lines.values());
    }
}
