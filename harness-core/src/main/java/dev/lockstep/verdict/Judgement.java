package dev.lockstep.verdict;

import dev.lockstep.problem.Problem;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A verdict with what its reader must know beside the findings.
 *
 * @param verdict what the run is worth
 * @param unchecked what was to be checked and was not; alone it makes the verdict inconclusive
 * @param unused suppressions that no finding needed
 */
public record Judgement(Verdict verdict, List<Problem> unchecked, List<Suppression> unused) {

    public Judgement {
        unchecked = List.copyOf(unchecked);
        unused = List.copyOf(unused);
    }

    /** Returns the same judgement with each finding told as {@code told} tells it. */
    public Judgement telling(UnaryOperator<Finding> told) {
        return new Judgement(verdict.with(verdict.findings().stream().map(told).toList()), unchecked, unused);
    }

    /** Returns the judgement on a run that could not begin. */
    public static Judgement notBegun(List<Problem> why) {
        return new Judgement(new Verdict.Inconclusive(List.of(), why), why, List.of());
    }
}
