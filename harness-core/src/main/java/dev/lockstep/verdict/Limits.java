package dev.lockstep.verdict;

import java.util.List;

/**
 * What migrations may cost.
 *
 * @param budgets the user's budgets; where none of them is about a cost, {@link DefaultBudgets} hold
 * @param sizes which tables are large
 */
public record Limits(List<Budget> budgets, TableSizes sizes) {

    public Limits {
        budgets = List.copyOf(budgets);
    }

    /** Returns the limits of a user who set none. */
    public static Limits standard() {
        return new Limits(List.of(), TableSizes.undeclared());
    }
}
