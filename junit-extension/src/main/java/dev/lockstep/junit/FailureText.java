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
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        AssertionError failure = new AssertionError(String.join("\n\n", parts) + "\n\nreport: " + reportFile);
        // What is wrong is in a migration; the harness's own frames would only push it out of sight.
        failure.setStackTrace(new StackTraceElement[0]);
        return Optional.of(failure);
    }
}
