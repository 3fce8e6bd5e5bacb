package dev.lockstep.render.html;

import dev.lockstep.journal.Environment;
import dev.lockstep.report.ActionName;
import dev.lockstep.report.Counts;
import dev.lockstep.report.HumanTime;
import dev.lockstep.report.Report;
import dev.lockstep.report.Words;
import dev.lockstep.report.Worst;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The head of the page: the verdict, what it ran on, and the worst of it in four figures. */
final class HeaderSection {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Report report;
    private final Anchors anchors;

    HeaderSection(Report report, Anchors anchors) {
        this.report = report;
        this.anchors = anchors;
    }

    Markup markup() {
        Markup out = new Markup();
        out.open("header", "class", "top " + report.verdict()).own("\n");
        out.open("div", "class", "title");
        out.open("p", "class", "brand").text("Lockstep").close("p");
        out.open("h1").element("bdi", report.name()).close("h1");
        out.element("p", setting(), "class", "setting");
        out.close("div").own("\n");
        out.open("p", "class", "verdict")
                .own(sign())
                .element("strong", report.verdict())
                .close("p")
                .own("\n");
        for (String sentence : report.circumstances().sentences()) {
            out.element("p", sentence, "class", "quiet", "dir", "auto").own("\n");
        }
        out.open("dl", "class", "figures");
        figure(out, "findings", found(), lesser(), "#findings");
        boolean watched = report.steps().stream()
                .anyMatch(step -> !step.watched().statements().isEmpty());
        lock(
                out,
                "longest blocking hold",
                report.worst().longestHold().stream(),
                watched ? "no lock kept anyone out" : "no statement was seen");
        lock(
                out,
                "longest wait for a lock",
                report.worst().longestWait().stream(),
                watched ? "the tool waited for nobody" : "no statement was seen");
        stall(out);
        out.close("dl").own("\n");
        contents(out);
        out.close("header").own("\n");
        return out;
    }

    private void contents(Markup out) {
        out.open("nav", "aria-label", "on this page").open("ul", "class", "contents");
        entry(out, "findings", "Findings", report.findings().size());
        if (!report.unchecked().isEmpty()) {
            entry(out, "unchecked", "Not checked", report.unchecked().size());
        }
        if (!report.migrations().isEmpty()) {
            entry(out, "migrations", "Migrations", report.migrations().size());
        }
        out.open("li").element("a", "The run", "href", "#run").close("li");
        out.close("ul").close("nav").own("\n");
    }

    private static void entry(Markup out, String anchor, String title, int count) {
        out.open("li").element("a", title, "href", "#" + anchor).text(" ");
        out.element("span", Words.number(count), "class", "quiet").close("li");
    }

    private String sign() {
        return switch (report.verdict()) {
            case "passed" -> "<span class=\"sign\" aria-hidden=\"true\">✓</span>";
            case "failed" -> "<span class=\"sign\" aria-hidden=\"true\">✕</span>";
            default -> "<span class=\"sign\" aria-hidden=\"true\">?</span>";
        };
    }

    private String setting() {
        Environment environment = report.environment();
        return Stream.of(
                        (environment.tool() + " " + environment.toolVersion()).strip(),
                        environment.server(),
                        report.journey(),
                        HumanTime.of(report.tookMillis() * 1_000).toString(),
                        DATE.format(report.startedAt()))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private String found() {
        Counts counts = report.counts();
        String words = joined(
                counts.errors() == 0 ? "" : Words.count(counts.errors(), "error"),
                counts.warnings() == 0 ? "" : Words.count(counts.warnings(), "warning"));
        return words.isEmpty() ? "none" : words;
    }

    private String lesser() {
        Counts counts = report.counts();
        return joined(
                counts.notes() == 0 ? "" : Words.count(counts.notes(), "note"),
                counts.accepted() == 0 ? "" : counts.accepted() + " accepted",
                Words.count(report.migrations().size(), "migration"),
                report.unchecked().isEmpty() ? "" : report.unchecked().size() + " not checked");
    }

    private static String joined(String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
    }

    private void lock(Markup out, String title, Stream<Worst.LockFigure> figures, String none) {
        figures.findFirst()
                .ifPresentOrElse(
                        worst -> figure(
                                out,
                                title,
                                HumanTime.of(worst.measure()),
                                worst.mode() + " on " + worst.relation() + ", " + worst.migration() + " "
                                        + new ActionName(worst.action()),
                                link(worst.migration())),
                        () -> figure(out, title, "–", none, ""));
    }

    private void stall(Markup out) {
        report.worst()
                .longestStall()
                .ifPresentOrElse(
                        stall -> figure(
                                out,
                                "worst stall of traffic",
                                HumanTime.of(stall.worstMicros()).toString(),
                                stall.traffic() + ", " + stall.migration() + " " + new ActionName(stall.action()),
                                link(stall.migration())),
                        () -> figure(out, "worst stall of traffic", "–", "there was no traffic", ""));
    }

    private String link(String migration) {
        return anchors.ofMigration(migration).map(anchor -> "#" + anchor).orElse("");
    }

    private static void figure(Markup out, String title, String figure, String about, String link) {
        out.open("div").element("dt", title).open("dd");
        out.element("span", figure, "class", "big");
        if (link.isEmpty()) {
            out.element("span", about, "class", "about");
        } else {
            out.element("a", about, "class", "about", "href", link);
        }
        out.close("dd").close("div");
    }
}
