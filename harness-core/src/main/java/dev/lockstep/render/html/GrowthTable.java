package dev.lockstep.render.html;

import dev.lockstep.journal.Growth;
import dev.lockstep.report.GrowthLine;
import dev.lockstep.report.HumanTime;
import dev.lockstep.report.Words;
import java.util.List;

/** How costs follow the number of rows, what grows first. */
record GrowthTable(List<GrowthLine> lines) {

    private static final int MOST = 40;

    Markup markup() {
        Markup out = new Markup();
        if (lines.isEmpty()) {
            return out;
        }
        out.element("h3", "How the costs follow the rows");
        out.open("table", "class", "plain").open("thead").open("tr");
        for (String title :
                List.of("statement", "cost", "follows", "with few rows", "with many rows", "in production")) {
            out.element("th", title, "scope", "col");
        }
        out.close("tr").close("thead").open("tbody").own("\n");
        lines.stream()
                .sorted((one, other) -> Boolean.compare(
                        other.growth().shape().grows(), one.growth().shape().grows()))
                .limit(MOST)
                .forEach(line -> row(out, line));
        out.close("tbody").close("table").own("\n");
        if (lines.size() > MOST) {
            out.element("p", Words.number(lines.size() - MOST) + " more are in report.json.", "class", "quiet");
        }
        return out;
    }

    private static void row(Markup out, GrowthLine line) {
        Growth growth = line.growth();
        out.open("tr").open("td").element("code", Words.cut(growth.statement(), 90), "dir", "auto");
        out.element("span", " " + growth.direction(), "class", "quiet").close("td");
        out.open("td").text(growth.mode().map(mode -> mode.sql() + " on ").orElse(""));
        out.element("bdi", growth.on())
                .text(growth.cost() == Growth.Cost.HELD ? " held" : "time")
                .close("td");
        out.open("td");
        if (growth.shape().grows()) {
            out.element("strong", growth.shape() == Growth.Shape.QUADRATIC ? "the square of the rows" : "the rows");
            out.text(" of ").element("bdi", growth.relation());
        } else {
            out.text("nothing: constant");
        }
        out.close("td").element("td", at(growth.smallRows(), HumanTime.of(growth.small())));
        out.element("td", at(growth.largeRows(), HumanTime.of(growth.large())));
        out.element("td", line.inProduction().map(Object::toString).orElse("–"));
        out.close("tr").own("\n");
    }

    private static String at(long rows, String figure) {
        return figure + " at " + Words.number(rows);
    }
}
