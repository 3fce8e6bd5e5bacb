package dev.lockstep.render.html;

import dev.lockstep.journal.Growth;
import dev.lockstep.report.HumanTime;
import dev.lockstep.report.MigrationLine;
import dev.lockstep.report.ModeName;
import dev.lockstep.report.Report;
import dev.lockstep.report.StepLine;
import dev.lockstep.report.Words;
import dev.lockstep.verdict.Finding;
import java.util.List;
import java.util.Set;

/** Everything that is known about one migration. */
record MigrationDetail(MigrationLine line, List<StepLine> steps, Report report, Anchors anchors) {

    private static final Set<String> MOVES = Set.of("up", "down", "second-up", "restore");

    Markup markup() {
        Markup out = new Markup();
        out.open("div", "class", "detail").own("\n");
        out.open("p", "class", "origin").add(new CopyableText(line.source()).markup());
        if (!line.irreversibleBecause().isEmpty()) {
            out.open("span")
                    .text(" forward only: ")
                    .element("bdi", line.irreversibleBecause())
                    .close("span");
        }
        out.close("p").own("\n");
        findings(out);
        StepSection.Place place = StepSection.Place.FIRST;
        for (StepLine step : steps) {
            if (MOVES.contains(step.action())) {
                out.add(new StepSection(step, place).markup());
                place = StepSection.Place.LATER;
            }
        }
        growth(out);
        return out.close("div").own("\n");
    }

    private void findings(Markup out) {
        List<Finding> mine = report.findings().stream()
                .filter(finding -> finding.migration().equals(line.id()))
                .toList();
        if (mine.isEmpty()) {
            return;
        }
        out.open("ul", "class", "short").own("\n");
        for (Finding finding : mine) {
            String kind = finding.suppressedBy().isPresent()
                    ? "accepted"
                    : finding.severity().toString();
            out.open("li", "class", kind)
                    .element("span", kind, "class", "weight")
                    .text(" ");
            out.open("a", "href", "#" + anchors.of(finding))
                    .element("code", finding.rule().id())
                    .close("a")
                    .text(" ");
            out.element("bdi", finding.problem().what()).close("li").own("\n");
        }
        out.close("ul").own("\n");
    }

    private void growth(Markup out) {
        if (line.growth().isEmpty()) {
            return;
        }
        out.element("h3", "How the costs follow the rows")
                .open("table", "class", "plain")
                .open("thead")
                .open("tr");
        for (String title : List.of("statement", "cost", "follows", "with few rows", "with many rows")) {
            out.element("th", title, "scope", "col");
        }
        out.close("tr").close("thead").open("tbody").own("\n");
        for (Growth growth : line.growth()) {
            out.open("tr")
                    .open("td")
                    .element("code", Words.cut(growth.statement(), 90), "dir", "auto")
                    .close("td");
            String cost = growth.cost() == Growth.Cost.HELD ? "held" : "time";
            out.element(
                    "td", growth.mode().map(mode -> new ModeName(mode) + " ").orElse("") + cost);
            out.open("td");
            if (growth.shape() == Growth.Shape.GROWS) {
                out.element("strong", "grows").text(" with ").element("bdi", growth.relation());
            } else {
                out.text("constant");
            }
            out.close("td").element("td", at(growth.smallRows(), HumanTime.of(growth.small())));
            out.element("td", at(growth.largeRows(), HumanTime.of(growth.large())))
                    .close("tr")
                    .own("\n");
        }
        out.close("tbody").close("table").own("\n");
    }

    private static String at(long rows, String figure) {
        return figure + " at " + Words.number(rows);
    }
}
