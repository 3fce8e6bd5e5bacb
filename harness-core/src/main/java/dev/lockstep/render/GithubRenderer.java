package dev.lockstep.render;

import dev.lockstep.problem.Problem;
import dev.lockstep.report.Report;
import dev.lockstep.spi.ReportRenderer;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Severity;
import java.nio.file.Path;

/**
 * Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
 *
 * <p>Accepted findings are left out. Source: GitHub's manual, "Workflow commands for GitHub Actions".
 */
public final class GithubRenderer implements ReportRenderer {

    private final Path root;

    /** @param root where the paths of files begin */
    public GithubRenderer(Path root) {
        this.root = root;
    }

    @Override
    public String fileName() {
        return "report.github.txt";
    }

    @Override
    public String render(Report report) {
        StringBuilder text = new StringBuilder();
        report.findings().stream()
                .filter(finding -> finding.suppressedBy().isEmpty())
                .forEach(finding -> text.append(command(finding)));
        report.unchecked().forEach(problem -> text.append(command("error", "", "Lockstep: not checked", problem)));
        return text.toString();
    }

    private String command(Finding finding) {
        String place = finding.source()
                .map(source -> FilePlace.of(source, root))
                .map(where -> "file=" + property(where.path()) + ",line=" + where.line() + ",")
                .orElse("");
        String title =
                "Lockstep " + finding.rule() + (finding.migration().isEmpty() ? "" : " in " + finding.migration());
        String level = finding.severity() == Severity.INFO
                ? "notice"
                : finding.severity().toString();
        return command(level, place, title, finding.problem());
    }

    private static String command(String level, String place, String title, Problem problem) {
        return "::" + level + " " + place + "title=" + property(title) + "::" + message(problem.text()) + "\n";
    }

    private static String message(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return message(text).replace(":", "%3A").replace(",", "%2C");
    }
}
