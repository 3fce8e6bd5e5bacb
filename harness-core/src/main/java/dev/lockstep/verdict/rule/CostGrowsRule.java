package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Growth;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Projection;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.plan.Span;
import dev.lockstep.problem.Problem;
import dev.lockstep.sql.SqlLine;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Charge;
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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a lock or a statement costs stays within the budgets at the number of rows that production has: at the number that a budget
 * names, and at the number that is declared for the table whose rows the cost follows.
 *
 * <p>Where nobody said how large tables are, {@link UndeclaredSizes} asks.
 */
public final class CostGrowsRule implements Rule {

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
        JournalIndex index = new JournalIndex(journal);
        Map<Object, Overrun> worst = new LinkedHashMap<>();
        for (Growth growth : journal.growth()) {
            overrun(growth)
                    .ifPresent(overrun -> worst.merge(
                            List.of(growth.migration(), growth.direction(), growth.statement(), growth.cost()),
                            overrun,
                            (old, now) -> now.isWorseThan(old) ? now : old));
        }
        List<Finding> findings = new ArrayList<>();
        worst.values().forEach(overrun -> findings.add(finding(index, overrun)));
        new UndeclaredSizes(limits.sizes()).question(journal).ifPresent(findings::add);
        return findings;
    }

    /** A cost that breaks a budget at a number of rows that it was not measured with. */
    private record Overrun(Growth growth, Projection projection, Breach breach) {
        boolean isWorseThan(Overrun other) {
            int bySeverity = other.breach.severity().compareTo(breach.severity());
            return bySeverity == 0 ? projection.micros() > other.projection.micros() : bySeverity > 0;
        }
    }

    private Optional<Overrun> overrun(Growth growth) {
        Charge charge = charge(growth);
        Stream<Overrun> named = limits.projectedBudgetsFor(charge).stream()
                .flatMap(budget -> budget.atRows().stream().mapToObj(rows -> overrun(growth, rows, budget)));
        OptionalLong declared =
                growth.shape().grows() ? limits.sizes().inProduction(growth.relation()) : OptionalLong.empty();
        Stream<Overrun> production = limits.budgetsFor(charge).stream().flatMap(budget -> declared.stream()
                .filter(rows -> rows > growth.largeRows())
                .mapToObj(rows -> overrun(growth, rows, budget)));
        return Stream.concat(named, production)
                .filter(overrun -> overrun.breach()
                        .figure()
                        .mayExceed(overrun.breach().budget().limit()))
                .reduce((one, other) -> other.isWorseThan(one) ? other : one);
    }

    private static Overrun overrun(Growth growth, long rows, Budget budget) {
        Projection projection = growth.projectedTo(rows);
        return new Overrun(growth, projection, new Breach(budget, projection.bounds()));
    }

    private static Charge charge(Growth growth) {
        return new Charge(
                growth.cost() == Growth.Cost.HELD ? Budget.Cost.HELD : Budget.Cost.STATEMENT,
                growth.mode(),
                Stream.of(growth.on(), growth.relation())
                        .filter(name -> !name.isEmpty())
                        .toList(),
                growth.migration(),
                direction(growth));
    }

    private static Direction direction(Growth growth) {
        return growth.direction().equals("down") ? Direction.DOWN : Direction.UP;
    }

    private Finding finding(JournalIndex index, Overrun overrun) {
        Growth growth = overrun.growth();
        String cost = growth.cost() == Growth.Cost.HELD
                ? growth.mode().map(mode -> mode.sql() + " on ").orElse("") + growth.on() + " would be held for "
                : "the statement would take ";
        Problem problem = Problem.what(
                        cost + overrun.projection() + ", " + overrun.breach().comparison())
                .said("statement: " + SqlLine.of(growth.statement()).abbreviated())
                .said("measured: " + growth.measured())
                .said(growth.work().isEmpty() ? "" : "counted: " + growth.work().get(0));
        return index.finding(
                id(),
                overrun.breach().severity(),
                Span.of(new MigrationId(growth.migration())),
                direction(growth),
                growth.statement(),
                growth.relation().isEmpty() ? growth.on() : growth.relation(),
                overrun.breach().told(problem).remedy(remedy(growth)));
    }

    private static String remedy(Growth growth) {
        return new SafeFormFinder()
                .find(growth.statement())
                .orElse(
                        growth.shape().grows()
                                ? "split the work that grows with " + growth.relation()
                                        + " into batches that are each committed, outside this statement"
                                : "do less while the lock is held: its cost does not come from the rows");
    }
}
