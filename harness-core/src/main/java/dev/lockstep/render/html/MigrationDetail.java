package dev.lockstep.render.html;

import dev.lockstep.report.MigrationLine;
import dev.lockstep.report.Report;
import dev.lockstep.report.StepLine;
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
        line.failingRows().forEach(failing -> out.add(new FailingRowsSection(failing).markup()));
        line.proposedDown().ifPresent(proposal -> out.add(new ProposedDownSection(proposal).markup()));
        StepSection.Place place = StepSection.Place.FIRST;
        for (StepLine step : steps) {
            if (MOVES.contains(step.action())) {
                out.add(new StepSection(step, place).markup());
                place = StepSection.Place.LATER;
            }
        }
        out.add(new GrowthTable(line.growth()).markup());
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
}
