package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Growth;
import dev.lockstep.journal.Projection;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Charge;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A cost that breaks a budget at another number of rows than it was measured with, surely or perhaps. */
record ProjectedBreach(Budget budget, Projection projection) {

    /**
     * Returns the breach that is the surest, and among those the one of the tightest budget.
     *
     * <p>A budget that says for how many rows it is meant is held against the cost at that number; the others are held against it
     * at the rows that the table has in production, if those are declared and more than were measured. What is constant breaks
     * only the former: the latter were held against it when it was measured.
     */
    static Optional<ProjectedBreach> of(Limits limits, Growth growth) {
        Charge charge = charge(growth);
        Stream<ProjectedBreach> meant = limits.projectedBudgetsFor(charge).stream()
                .map(budget -> new ProjectedBreach(
                        budget, growth.projectedTo(budget.atRows().orElseThrow())));
        OptionalLong production = limits.sizes().inProduction(growth.relation());
        boolean larger =
                growth.shape().grows() && production.isPresent() && production.getAsLong() > growth.largeRows();
        Stream<ProjectedBreach> others = larger
                ? limits.budgetsFor(charge).stream()
                        .map(budget -> new ProjectedBreach(budget, growth.projectedTo(production.getAsLong())))
                : Stream.empty();
        return Stream.concat(meant, others)
                .filter(breach -> breach.projection.bounds().mayExceed(breach.budget.limit()))
                .filter(breach -> growth.shape().grows() || breach.severity() == Severity.ERROR)
                .min(Comparator.comparing(ProjectedBreach::severity).thenComparing(breach -> breach.budget.limit()));
    }

    private static Charge charge(Growth growth) {
        Budget.Cost cost =
                switch (growth.cost()) {
                    case HELD -> Budget.Cost.HELD;
                    case STATEMENT -> Budget.Cost.STATEMENT;
                };
        List<String> relations = growth.on().isEmpty() ? List.of() : List.of(growth.on());
        return new Charge(cost, growth.mode(), relations, growth.migration(), Direction.UP);
    }

    /** An error if even the shortest projection is too long, a warning if the limit lies within the bounds. */
    Severity severity() {
        return projection.bounds().exceeds(budget.limit()) ? Severity.ERROR : Severity.WARNING;
    }

    /** Returns the figure beside its limit: {@code about 59 s (41–95 s) at 500,000,000 rows, longer than the 200 ms that …}. */
    String words() {
        String than = severity() == Severity.ERROR ? ", longer than the " : ", perhaps longer than the ";
        return projection + than + budget.limitText() + " that are allowed";
    }
}
