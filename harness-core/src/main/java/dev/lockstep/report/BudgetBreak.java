package dev.lockstep.report;

import dev.lockstep.verdict.Budget;

/**
 * The moment at which a budget broke.
 *
 * @param number its number in the picture, from 1
 * @param atMicros when it certainly was broken, in microseconds since the step began
 * @param relation what was locked or stood still; empty if it is about none
 * @param budget what was allowed
 * @param seen what was seen, with its bound: {@code ACCESS EXCLUSIVE on orders held 350.1 ± 0.6 ms}
 */
public record BudgetBreak(int number, long atMicros, String relation, Budget budget, String seen) {}
