package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Growth;
import dev.lockstep.journal.Growth.Cost;
import dev.lockstep.journal.Journal;
import dev.lockstep.lock.LockMode;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.plan.Span;
import dev.lockstep.problem.Problem;
import dev.lockstep.sql.SqlLine;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.remedy.SafeFormFinder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a lock or a statement costs stays within the budgets at the number of rows that production has. An error where even the
 * least that is projected is too much, a warning where the limit lies within the bounds.
 *
 * <p>Where nobody said how large tables are, {@link UndeclaredSizes} asks.
 */
public final class CostGrowsRule implements Rule {

    private static final String REMEDY =
            "do the part that grows in batches, or in a migration of its own that takes no lock which blocks others";

    private final Limits limits;

    public CostGrowsRule(Limits limits) {
        this.limits = limits;
    }

    @Override
    public RuleId id() {
        return RuleId.COST_GROWS_WITH_ROWS;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        Map<Object, Overdue> worst = new LinkedHashMap<>();
        for (Growth growth : journal.growth()) {
            ProjectedBreach.of(limits, growth)
                    .map(breach -> new Overdue(growth, breach))
                    .ifPresent(overdue -> worst.merge(
                            List.of(growth.migration(), growth.statement(), growth.cost(), growth.on()),
                            overdue,
                            (old, now) -> now.isWorseThan(old) ? now : old));
        }
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        worst.values().forEach(overdue -> findings.add(finding(index, overdue)));
        new UndeclaredSizes(limits.sizes()).question(journal).ifPresent(findings::add);
        return new UnmatchedLimits(limits).addTo(findings, id(), journal);
    }

    /** A statement that takes several locks on one table is told of the worst. */
    private record Overdue(Growth growth, ProjectedBreach breach) {
        boolean isWorseThan(Overdue other) {
            int bySeverity = other.breach.severity().compareTo(breach.severity());
            return bySeverity == 0
                    ? breach.projection().micros() > other.breach.projection().micros()
                    : bySeverity > 0;
        }
    }

    private Finding finding(JournalIndex index, Overdue overdue) {
        Growth growth = overdue.growth();
        Problem problem = Problem.what(subject(growth) + " " + overdue.breach().words())
                .said("statement: " + SqlLine.of(growth.statement()).abbreviated())
                .said((growth.cost() == Cost.HELD ? "held " : "took ") + growth.measured())
                .said(why(growth))
                .said("budget: " + overdue.breach().budget().words())
                .remedy(new SafeFormFinder().find(growth.statement()).orElse(REMEDY));
        return index.finding(
                id(),
                overdue.breach().severity(),
                Span.of(new MigrationId(growth.migration())),
                Direction.UP,
                growth.statement(),
                growth.cost() == Cost.HELD ? growth.on() : growth.relation(),
                problem);
    }

    private static String subject(Growth growth) {
        return growth.cost() == Cost.HELD
                ? growth.mode().map(LockMode::sql).orElse("a lock") + " on " + growth.on() + " would be held for"
                : "the statement would take";
    }

    private static String why(Growth growth) {
        if (!growth.shape().grows()) {
            return "it does not grow with the rows";
        }
        String counted = growth.work().stream()
                .filter(work -> work.table().equals(growth.relation()))
                .findFirst()
                .map(work -> " (" + work + ")")
                .orElse("");
        String rows = growth.shape() == Growth.Shape.QUADRATIC ? "the square of the rows of " : "the rows of ";
        return "it grows with " + rows + growth.relation() + counted;
    }
}
