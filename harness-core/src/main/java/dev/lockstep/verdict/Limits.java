package dev.lockstep.verdict;

import java.util.List;

/**
 * What migrations may cost.
 *
 * @param budgets the user's budgets; {@link DefaultBudgets} hold for what none of them is about
 * @param sizes which tables are large
 */
public record Limits(List<Budget> budgets, TableSizes sizes) {

    public Limits {
        budgets = List.copyOf(budgets);
    }

    /**
     * Returns the budgets that {@code charge} is measured against: of the user's the most exact ones for each mode, else the
     * default ones. Budgets on a projection are not among them.
     */
    public List<Budget> budgetsFor(Charge charge) {
        List<Budget> users = mostExact(budgets.stream()
                .filter(budget -> budget.atRows().isEmpty() && budget.covers(charge))
                .toList());
        return users.isEmpty()
                ? DefaultBudgets.all().stream()
                        .filter(budget -> budget.covers(charge))
                        .toList()
                : users;
    }

    /** Returns the user's most exact budgets on what {@code charge} would come to with another number of rows. */
    public List<Budget> projectedBudgetsFor(Charge charge) {
        return mostExact(budgets.stream()
                .filter(budget -> budget.atRows().isPresent() && budget.covers(charge))
                .toList());
    }

    private static List<Budget> mostExact(List<Budget> covering) {
        return covering.stream()
                .filter(budget -> covering.stream()
                        .noneMatch(other -> other.mode().equals(budget.mode()) && other.isMoreExactThan(budget)))
                .toList();
    }

    /** Returns the limits of a user who set none. */
    public static Limits standard() {
        return new Limits(List.of(), TableSizes.undeclared());
    }
}
