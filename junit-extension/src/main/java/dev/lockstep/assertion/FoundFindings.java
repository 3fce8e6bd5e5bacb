package dev.lockstep.assertion;

import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.RuleId;
import java.util.List;
import java.util.stream.Collectors;

/** The findings that an assertion looks through, and how a miss lists them. */
record FoundFindings(List<Finding> all) {

    List<Finding> notAccepted() {
        return all.stream().filter(finding -> finding.suppressedBy().isEmpty()).toList();
    }

    boolean has(RuleId rule) {
        return notAccepted().stream().anyMatch(finding -> finding.rule() == rule);
    }

    /** Returns {@code but found:} and one line per finding. */
    String text() {
        return all.isEmpty() ? "but there is none" : "but found:\n" + lines();
    }

    /** Returns one indented line per finding. */
    String lines() {
        return all.stream().map(finding -> "  " + line(finding)).collect(Collectors.joining("\n"));
    }

    private static String line(Finding finding) {
        String accepted = finding.suppressedBy()
                .map(suppression -> " (accepted: " + suppression.because() + ")")
                .orElse("");
        String migration = finding.migration().isEmpty() ? "" : " on " + finding.migration();
        return finding.severity() + " " + finding.rule() + migration + ": "
                + finding.problem().what() + accepted;
    }
}
