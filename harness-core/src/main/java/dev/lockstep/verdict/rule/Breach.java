package dev.lockstep.verdict.rule;

import dev.lockstep.lock.Measure;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Charge;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Severity;
import java.util.Comparator;
import java.util.Optional;

/** A figure and the budget that it breaks, surely or perhaps. */
record Breach(Budget budget, Measure figure) {

    /** Returns the breach that is the surest, and among those the one of the tightest budget. */
    static Optional<Breach> of(Limits limits, Charge charge, Measure figure) {
        return limits.budgetsFor(charge).stream()
                .filter(budget -> figure.mayExceed(budget.limit()))
                .map(budget -> new Breach(budget, figure))
                .min(Comparator.comparing(Breach::severity).thenComparing(breach -> breach.budget.limit()));
    }

    /** An error if even the shortest possible truth is too long, a warning if the limit lies within the bounds. */
    Severity severity() {
        return figure.exceeds(budget.limit()) ? Severity.ERROR : Severity.WARNING;
    }

    /** Returns the figure beside its limit: {@code for 350 ms ± 0.6 ms, longer than the 200 ms that are allowed}. */
    String words() {
        return "for " + figure + ", " + comparison();
    }

    /** Returns how the figure stands to its limit: {@code longer than the 200 ms that are allowed}. */
    String comparison() {
        String than = severity() == Severity.ERROR ? "longer than the " : "perhaps longer than the ";
        return than + budget.limitText() + " that are allowed";
    }

    /** Returns {@code problem} with the budget and where it was written. */
    Problem told(Problem problem) {
        return problem.said("budget: " + budget.words());
    }
}
