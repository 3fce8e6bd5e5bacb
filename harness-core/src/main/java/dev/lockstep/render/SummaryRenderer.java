package dev.lockstep.render;

import dev.lockstep.journal.Environment;
import dev.lockstep.report.ActionName;
import dev.lockstep.report.HumanTime;
import dev.lockstep.report.Mark;
import dev.lockstep.report.MigrationLine;
import dev.lockstep.report.Report;
import dev.lockstep.report.TableLine;
import dev.lockstep.report.Worst;
import dev.lockstep.spi.ReportRenderer;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report as people read it in a console or a CI log, in plain ASCII but for what migrations themselves say. */
public final class SummaryRenderer implements ReportRenderer {

    @Override
    public String fileName() {
        return "summary.txt";
    }

    @Override
    public String render(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add("Lockstep " + title(report));
        migrations(report, lines);
        findings(report, lines);
        section(
                "not checked:",
                report.unchecked().stream()
                        .map(problem -> indented(problem.text()))
                        .toList(),
                lines);
        section("downs proposed for migrations that have none, in report.html:", proposals(report), lines);
        section("suppressions that nothing needed:", unused(report), lines);
        section("tables not filled as asked:", tables(report), lines);
        lines.add("");
        lines.addAll(report.circumstances().sentences());
        worst(report).ifPresent(lines::add);
        report.environment().conditions().forEach(condition -> lines.add("note:    " + condition));
        String left = report.circumstances().leftToOthers().isEmpty() ? "" : ", nothing was looked at";
        lines.add("verdict: " + report.verdict().toUpperCase(Locale.ROOT) + left + counts(report));
        if (!report.repeat().isEmpty()) {
            lines.add("repeat:  " + report.repeat());
        }
        return String.join("\n", lines);
    }

    private static String title(Report report) {
        Environment environment = report.environment();
        return List.of(
                        report.name(),
                        (environment.tool() + " " + environment.toolVersion()).strip(),
                        environment.server(),
                        report.journey(),
                        report.tookMillis() + " ms")
                .stream()
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" | "));
    }

    private static void migrations(Report report, List<String> lines) {
        if (report.migrations().isEmpty()) {
            return;
        }
        lines.add("");
        int width = report.migrations().stream()
                .mapToInt(line -> name(line).length())
                .max()
                .orElse(0);
        for (MigrationLine line : report.migrations()) {
            StringBuilder text = new StringBuilder(
                    "  " + name(line) + " ".repeat(width - name(line).length()));
            if (line.marks().isEmpty()) {
                text.append("  taken up, not looked at");
            }
            for (Mark mark : line.marks()) {
                text.append("  ").append(mark);
            }
            if (!line.irreversibleBecause().isEmpty()) {
                text.append("  (forward only: ")
                        .append(line.irreversibleBecause())
                        .append(")");
            }
            String found = rules(report, line);
            lines.add(found.isEmpty() ? text.toString() : text + "  <- " + found);
        }
    }

    private static String name(MigrationLine line) {
        return line.description().equals(line.id()) ? line.id() : line.id() + " " + line.description();
    }

    private static String rules(Report report, MigrationLine line) {
        return report.findings().stream()
                .filter(finding -> finding.migration().equals(line.id()))
                .filter(finding -> finding.severity() != Severity.INFO
                        && finding.suppressedBy().isEmpty())
                .map(finding -> finding.rule().id())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static void findings(Report report, List<String> lines) {
        for (Severity severity : Severity.values()) {
            for (Finding finding : report.findings()) {
                if (finding.severity() == severity) {
                    lines.add("");
                    lines.add(finding.rule() + " (" + severity + ")");
                    lines.add(indented(finding.problem().text()));
                    finding.suppressedBy().ifPresent(by -> lines.add("    accepted: " + by.because() + at(by)));
                }
            }
        }
    }

    private static List<String> proposals(Report report) {
        return report.migrations().stream()
                .flatMap(line -> line.proposedDown().stream()
                        .map(proposal -> "  " + name(line) + ": " + proposal.sentence()
                                + (proposal.missing().isEmpty()
                                        ? ""
                                        : " (" + proposal.missing().get(0)
                                                + (proposal.missing().size() == 1
                                                        ? ")"
                                                        : ", and "
                                                                + (proposal.missing()
                                                                                .size()
                                                                        - 1) + " more)"))))
                .toList();
    }

    private static List<String> unused(Report report) {
        return report.unused().stream()
                .map(suppression -> "  " + suppression.rule() + " for migration " + suppression.migration()
                        + " because " + suppression.because() + at(suppression))
                .toList();
    }

    private static String at(Suppression suppression) {
        return suppression.writtenAt().isEmpty() ? "" : " (" + suppression.writtenAt() + ")";
    }

    private static List<String> tables(Report report) {
        return report.tables().stream()
                .filter(table -> !table.why().isEmpty())
                .map(SummaryRenderer::text)
                .toList();
    }

    private static String text(TableLine table) {
        return "  " + table.name() + " has " + table.rows() + (table.rows() == 1 ? " row: " : " rows: ") + table.why();
    }

    private static String counts(Report report) {
        String counted = List.of(Severity.values()).stream()
                .map(severity -> count(report, severity))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return counted.isEmpty() ? "" : ", " + counted;
    }

    private static String count(Report report, Severity severity) {
        long count = report.findings().stream()
                .filter(finding ->
                        finding.severity() == severity && finding.suppressedBy().isEmpty())
                .count();
        String noun = severity == Severity.INFO ? "note" : severity.toString();
        return count == 0 ? "" : count + " " + noun + (count == 1 ? "" : "s");
    }

    private static Optional<String> worst(Report report) {
        String words = Stream.concat(
                        report.worst().longestHold().map(SummaryRenderer::lock).stream(),
                        report.worst().longestStall().map(SummaryRenderer::stall).stream())
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? Optional.empty() : Optional.of("longest: " + words);
    }

    private static String lock(Worst.LockFigure figure) {
        return figure.mode() + " on " + figure.relation() + " held " + ascii(HumanTime.of(figure.measure())) + " by "
                + figure.migration() + " " + new ActionName(figure.action());
    }

    private static String stall(Worst.Stall stall) {
        return stall.traffic() + " stalled for "
                + ascii(HumanTime.of(stall.worstMicros()).toString()) + " by " + stall.migration() + " "
                + new ActionName(stall.action());
    }

    /** Consoles do not always agree on anything beyond. */
    private static String ascii(String figure) {
        return figure.replace("±", "+/-").replace("µs", "us");
    }

    private static void section(String title, List<String> content, List<String> lines) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(content);
        }
    }

    private static String indented(String text) {
        return text.lines().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }
}
