package dev.lockstep.report;

import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Severity;
import java.util.List;

/** How many findings there are of each weight; those that the user accepted are counted apart. */
public record Counts(int errors, int warnings, int notes, int accepted) {

    /** Counts {@code findings}. */
    public static Counts of(List<Finding> findings) {
        return new Counts(
                open(findings, Severity.ERROR), open(findings, Severity.WARNING), open(findings, Severity.INFO), (int)
                        findings.stream()
                                .filter(finding -> finding.suppressedBy().isPresent())
                                .count());
    }

    private static int open(List<Finding> findings, Severity severity) {
        return (int) findings.stream()
                .filter(finding ->
                        finding.severity() == severity && finding.suppressedBy().isEmpty())
                .count();
    }

    /** Returns how many findings there are in all. */
    public int all() {
        return errors + warnings + notes + accepted;
    }
}
