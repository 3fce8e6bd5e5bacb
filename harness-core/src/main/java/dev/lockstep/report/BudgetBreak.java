package dev.lockstep.report;

/**
 * The moment at which a budget broke.
 *
 * @param number its number in the picture, from 1
 * @param atMicros when it certainly was broken, in microseconds since the step began
 * @param lane the lane that it happened in; empty if in none
 * @param budget what was allowed
 * @param seen what was seen, with its bound: {@code ACCESS EXCLUSIVE on orders held 350.1 ms ± 0.6 ms}
 */
public record BudgetBreak(int number, long atMicros, String lane, BudgetLine budget, String seen) {}
