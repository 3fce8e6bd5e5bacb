package dev.lockstep.render;

import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.Problem;
import dev.lockstep.report.ActionName;
import dev.lockstep.report.Counts;
import dev.lockstep.report.FailingRows;
import dev.lockstep.report.HumanTime;
import dev.lockstep.report.Mark;
import dev.lockstep.report.MigrationLine;
import dev.lockstep.report.ProposedDown;
import dev.lockstep.report.Report;
import dev.lockstep.report.Words;
import dev.lockstep.report.Worst;
import dev.lockstep.spi.ReportRenderer;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report for a comment on a pull request or the summary of a CI job: report.md, in GitHub's Markdown, never longer than
 * {@link #LONGEST} characters.
 */
public final class MarkdownRenderer implements ReportRenderer {

    /** A comment on GitHub has room for 65,536 characters; whoever posts it may want to say a word of their own. */
    public static final int LONGEST = 60_000;

    private static final int WORST_LOCKS = 10;
    private static final int CELL = 400;
    private static final int LONGEST_ROWS = 4_000;

    @Override
    public String fileName() {
        return "report.md";
    }

    @Override
    public String render(Report report) {
        MarkdownPage page = new MarkdownPage(LONGEST);
        page.add("## " + sign(report) + " Lockstep: " + report.verdict() + " · "
                + MarkdownText.plain(report.name(), 100) + "\n\n");
        page.add(headline(report) + "\n\n");
        report.circumstances().sentences().forEach(sentence -> page.add(MarkdownText.plain(sentence, 1_000) + "\n\n"));
        report.environment().conditions().forEach(condition -> page.add(MarkdownText.plain(condition, CELL) + "\n\n"));
        page.table(
                List.of("", "what was found", "where", "what to do"),
                findings(report, Severity.ERROR, Severity.WARNING));
        page.add(unchecked(report));
        List<List<String>> locks = locks(report);
        if (!locks.isEmpty()) {
            page.add("**Locks that kept others out longest**\n\n");
            page.table(List.of("migration", "relation", "lock", "held", "waited", "traffic blocked"), locks);
        }
        page.folded(
                Words.count(report.migrations().size(), "migration"),
                List.of("migration", "steps", "findings"),
                report.migrations().stream().map(MarkdownRenderer::row).toList());
        report.migrations().forEach(line -> line.failingRows().stream()
                .filter(failing -> !failing.text().isEmpty() && failing.text().length() <= LONGEST_ROWS)
                .forEach(failing -> page.add(failing(line, failing))));
        report.migrations()
                .forEach(line -> line.proposedDown().ifPresent(proposal -> page.add(proposed(line, proposal))));
        List<List<String>> notes = findings(report, Severity.INFO);
        page.folded(Words.count(notes.size(), "note"), List.of("", "what was found", "where", "what to do"), notes);
        List<List<String>> accepted = accepted(report);
        page.folded(
                Words.count(accepted.size(), "accepted finding"),
                List.of("rule", "migration", "accepted because"),
                accepted);
        if (!report.repeat().isEmpty()) {
            page.add("<details><summary>To repeat it</summary>\n\n" + MarkdownText.code(report.repeat(), 2_000)
                    + "\n\n</details>\n");
        }
        return page.toString();
    }

    private static String sign(Report report) {
        return switch (report.verdict()) {
            case "passed" -> "✅";
            case "failed" -> "❌";
            default -> "⚠️";
        };
    }

    private static String headline(Report report) {
        Counts counts = report.counts();
        return Stream.of(
                        counts.errors() == 0 ? "" : "**" + Words.count(counts.errors(), "error") + "**",
                        counts.warnings() == 0 ? "" : Words.count(counts.warnings(), "warning"),
                        Words.count(report.migrations().size(), "migration"),
                        MarkdownText.plain(
                                (report.environment().tool() + " "
                                                + report.environment().toolVersion())
                                        .strip(),
                                60),
                        MarkdownText.plain(report.environment().server(), 60),
                        report.journey(),
                        HumanTime.of(report.tookMillis() * 1_000).toString())
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private static List<List<String>> findings(Report report, Severity... severities) {
        return Stream.of(severities)
                .flatMap(severity -> report.findings().stream()
                        .filter(finding -> finding.severity() == severity
                                && finding.suppressedBy().isEmpty()))
                .map(MarkdownRenderer::row)
                .toList();
    }

    private static List<String> row(Finding finding) {
        String where = Stream.of(
                        MarkdownText.plain(finding.migration(), 80),
                        finding.source()
                                .map(SourceLocation::toString)
                                .map(source -> MarkdownText.code(source, 200))
                                .orElse(""))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("<br>"));
        return List.of(
                finding.severity().toString(),
                MarkdownText.code(finding.rule().id(), 80) + "<br>"
                        + MarkdownText.plain(finding.problem().what(), CELL),
                where,
                MarkdownText.plain(finding.problem().remedy(), CELL));
    }

    private static String proposed(MigrationLine line, ProposedDown proposal) {
        return "<details><summary>A down for " + MarkdownText.plain(line.name(), 100) + ": "
                + MarkdownText.plain(proposal.sentence(), CELL) + "</summary>\n\n"
                + (proposal.place().isEmpty() ? "" : "For " + MarkdownText.code(proposal.place(), 200) + ":\n\n")
                + sql(proposal.text()) + "\n\n</details>\n\n";
    }

    private static String failing(MigrationLine line, FailingRows failing) {
        return "<details><summary>Rows that break " + MarkdownText.plain(line.name(), 100) + ", "
                + new ActionName(failing.action()) + ": " + MarkdownText.plain(failing.sentence(), CELL)
                + "</summary>\n\n" + sql(failing.text()) + "\n\n</details>\n\n";
    }

    private static String sql(String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence + "sql\n" + text + fence;
    }

    private static String unchecked(Report report) {
        if (report.unchecked().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("**Not checked**\n\n");
        report.unchecked().stream()
                .limit(20)
                .forEach(problem -> text.append("- ").append(line(problem)).append('\n'));
        if (report.unchecked().size() > 20) {
            text.append("- … and ").append(report.unchecked().size() - 20).append(" more in report.html\n");
        }
        return text.append('\n').toString();
    }

    private static String line(Problem problem) {
        String said = String.join("; ", problem.evidence());
        return MarkdownText.plain(problem.what(), CELL) + (said.isEmpty() ? "" : ": " + MarkdownText.plain(said, CELL));
    }

    private static List<List<String>> locks(Report report) {
        return report.migrations().stream()
                .filter(line -> line.worst().painMicros() > 0)
                .sorted((one, other) ->
                        Long.compare(other.worst().painMicros(), one.worst().painMicros()))
                .limit(WORST_LOCKS)
                .map(MarkdownRenderer::lock)
                .toList();
    }

    private static List<String> lock(MigrationLine line) {
        Optional<Worst.LockFigure> shown =
                line.worst().longestHold().or(() -> line.worst().longestWait());
        return List.of(
                MarkdownText.plain(line.name(), 80)
                        + shown.map(figure -> " (" + new ActionName(figure.action()) + ")")
                                .orElse(""),
                MarkdownText.code(shown.map(Worst.LockFigure::relation).orElse(""), 80),
                shown.map(Worst.LockFigure::mode).orElse(""),
                line.worst()
                        .longestHold()
                        .map(figure -> HumanTime.of(figure.measure()))
                        .orElse("–"),
                line.worst()
                        .longestWait()
                        .map(figure -> HumanTime.of(figure.measure()))
                        .orElse("–"),
                line.worst()
                        .longestStall()
                        .filter(stall -> stall.blockedMicros() > 0)
                        .map(stall -> HumanTime.of(stall.blockedMicros()).toString())
                        .orElse("–"));
    }

    private static List<String> row(MigrationLine line) {
        Counts counts = line.counts();
        String found = Stream.of(
                        counts.errors() == 0 ? "" : Words.count(counts.errors(), "error"),
                        counts.warnings() == 0 ? "" : Words.count(counts.warnings(), "warning"),
                        counts.notes() == 0 ? "" : Words.count(counts.notes(), "note"))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return List.of(
                MarkdownText.plain(line.name(), 100),
                line.marks().stream().map(MarkdownRenderer::mark).collect(Collectors.joining(", ")),
                found);
    }

    private static String mark(Mark mark) {
        String words = new ActionName(mark.action()) + " " + mark.word();
        return mark.word().equals(Mark.OK) ? words : "**" + words + "**";
    }

    private static List<List<String>> accepted(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.suppressedBy().isPresent())
                .map(finding -> List.of(
                        MarkdownText.code(finding.rule().id(), 80),
                        MarkdownText.plain(finding.migration(), 80),
                        MarkdownText.plain(finding.suppressedBy().orElseThrow().because(), CELL)))
                .toList();
    }
}
