package dev.lockstep.render.html;

import dev.lockstep.problem.Problem;
import dev.lockstep.report.Report;
import dev.lockstep.report.Words;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Severity;
import java.util.List;
import java.util.Locale;

/** Everything that was found: errors and warnings at once, notes and what the user accepted behind a fold. */
final class FindingsSection {

    /** From so many findings on, the first are shown and the others folded away: what comes below must not be out of reach. */
    private static final int FOLDED_FROM = 30;

    private static final int AT_ONCE = 12;

    private final Report report;
    private final Anchors anchors;

    FindingsSection(Report report, Anchors anchors) {
        this.report = report;
        this.anchors = anchors;
    }

    Markup markup() {
        Markup out = new Markup();
        out.open("section", "id", "findings", "aria-labelledby", "findings-title", "tabindex", "-1")
                .own("\n");
        out.element("h2", "Findings", "id", "findings-title").own("\n");
        List<Finding> open = open(Severity.ERROR, Severity.WARNING);
        if (open.isEmpty()) {
            out.element("p", nothing(), "class", "nothing").own("\n");
        } else {
            table(out, open.subList(0, atOnce(open)));
            folded(out, "more finding", open.subList(atOnce(open), open.size()));
        }
        folded(out, "note", open(Severity.INFO));
        folded(
                out,
                "accepted finding",
                report.findings().stream()
                        .filter(finding -> finding.suppressedBy().isPresent())
                        .toList());
        return out.close("section").own("\n");
    }

    private static int atOnce(List<Finding> findings) {
        return findings.size() <= FOLDED_FROM ? findings.size() : AT_ONCE;
    }

    private String nothing() {
        return report.verdict().equals("passed")
                ? "Nothing was found."
                : "Nothing was found in what was checked. Not everything was.";
    }

    /** Errors first; within one weight in the order of the run. */
    private List<Finding> open(Severity... severities) {
        return List.of(severities).stream()
                .flatMap(severity -> report.findings().stream()
                        .filter(finding -> finding.severity() == severity
                                && finding.suppressedBy().isEmpty()))
                .toList();
    }

    private void folded(Markup out, String noun, List<Finding> findings) {
        if (!findings.isEmpty()) {
            out.open("details", "class", "fold")
                    .element("summary", Words.count(findings.size(), noun))
                    .own("\n");
            table(out, findings);
            out.close("details").own("\n");
        }
    }

    private void table(Markup out, List<Finding> findings) {
        out.open("table", "class", "findings").own("\n");
        out.open("thead").open("tr");
        out.element("th", "What was found", "scope", "col");
        out.element("th", "Where", "scope", "col");
        out.element("th", "What to do", "scope", "col");
        out.close("tr").close("thead").open("tbody").own("\n");
        findings.forEach(finding -> row(out, finding));
        out.close("tbody").close("table").own("\n");
    }

    private void row(Markup out, Finding finding) {
        Problem problem = finding.problem();
        out.open("tr", "id", anchors.of(finding), "class", finding.severity().toString(), "tabindex", "-1");
        out.open("td", "class", "what");
        out.open("p", "class", "rule")
                .element("span", finding.severity().toString(), "class", "weight")
                .text(" ")
                .element("code", finding.rule().id())
                .close("p");
        out.element("p", problem.what(), "class", "said", "dir", "auto");
        evidence(out, problem);
        finding.suppressedBy().ifPresent(by -> out.open("p", "class", "accepted")
                .element("strong", "Accepted: ")
                .element("bdi", by.because())
                .element("span", by.writtenAt().isEmpty() ? "" : " (" + by.writtenAt() + ")", "class", "quiet")
                .close("p"));
        out.close("td").open("td", "class", "where");
        where(out, finding);
        out.close("td")
                .open("td", "class", "remedy", "dir", "auto")
                .text(problem.remedy())
                .close("td");
        out.close("tr").own("\n");
    }

    private static void evidence(Markup out, Problem problem) {
        if (problem.evidence().isEmpty()) {
            return;
        }
        out.open("details", "class", "evidence").element("summary", "what was seen");
        problem.evidence().forEach(said -> out.element("pre", said, "dir", "auto"));
        out.close("details");
    }

    private void where(Markup out, Finding finding) {
        if (!finding.migration().isEmpty()) {
            String way = finding.direction() == Direction.NEITHER
                    ? ""
                    : " " + finding.direction().name().toLowerCase(Locale.ROOT);
            out.open("p");
            anchors.ofMigration(finding.migration())
                    .ifPresentOrElse(
                            anchor -> out.open("a", "href", "#" + anchor)
                                    .element("bdi", finding.migration())
                                    .close("a"),
                            () -> out.element("bdi", finding.migration()));
            out.text(way).close("p");
        }
        if (!finding.relation().isEmpty()) {
            out.open("p").element("bdi", finding.relation(), "class", "name").close("p");
        }
        finding.source().ifPresent(source -> out.add(new CopyableText(source.toString()).markup()));
    }
}
