package dev.lockstep.verdict;

import dev.lockstep.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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

    /**
     * Returns this with what {@code other}, a judgement on another run of the same migrations, tells besides.
     *
     * @param seenIn is added to what only the other tells
     */
    public Judgement joined(Judgement other, String seenIn) {
        List<Finding> findings = new ArrayList<>(verdict.findings());
        Set<List<Object>> told = new HashSet<>();
        findings.forEach(finding -> told.add(about(finding)));
        for (Finding finding : other.verdict.findings()) {
            if (!told.contains(about(finding))) {
                findings.add(finding.telling(finding.problem().said(seenIn)));
            }
        }
        List<Problem> open = new ArrayList<>(unchecked);
        Set<String> known = unchecked.stream().map(Problem::what).collect(Collectors.toSet());
        for (Problem problem : other.unchecked) {
            if (!known.contains(problem.what())) {
                open.add(problem.said(seenIn));
            }
        }
        return new Judgement(
                Verdict.of(findings, open),
                open,
                unused.stream().filter(other.unused::contains).toList());
    }

    private static List<Object> about(Finding finding) {
        return List.of(finding.rule(), finding.migration(), finding.direction(), finding.relation());
    }

    /** Returns this without the suppressions that {@code unsure} picks, of which this run cannot say that nothing needs them. */
    public Judgement withoutUnused(Predicate<Suppression> unsure) {
        return new Judgement(
                verdict, unchecked, unused.stream().filter(unsure.negate()).toList());
    }

    /** Returns the judgement on a run that had nothing to do, because others do it. */
    public static Judgement leftToOthers() {
        return new Judgement(new Verdict.Passed(List.of()), List.of(), List.of());
    }

    /** Returns the judgement on a run that could not begin. */
    public static Judgement notBegun(List<Problem> why) {
        return new Judgement(new Verdict.Inconclusive(List.of(), why), why, List.of());
    }
}
