package dev.lockstep.junit;

import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what makes an invocation red, as problems, and tells all of it in one failure. */
final class FailureText {

    private final Path reportFile;
    private final List<String> parts = new ArrayList<>();

    FailureText(Path reportFile) {
        this.reportFile = reportFile;
    }

    /** Adds a finding, with its rule's name: the word that an acceptance needs. */
    void add(Finding finding) {
        parts.add(finding.problem().text() + "\n  rule:   " + finding.rule());
    }

    void add(Problem problem) {
        parts.add(problem.text());
    }

    /** Returns nothing if nothing was added. */
    Optional<AssertionError> failure() {
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new AssertionError(String.join("\n\n", parts) + "\n\nreport: " + reportFile));
    }
}
