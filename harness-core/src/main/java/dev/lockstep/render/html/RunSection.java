package dev.lockstep.render.html;

import dev.lockstep.report.Report;
import dev.lockstep.report.TableLine;
import dev.lockstep.report.Words;
import dev.lockstep.verdict.Suppression;

/** The foot of the page: the tables, what was allowed, and how to repeat the run. */
record RunSection(Report report) {

    Markup markup() {
        Markup out = new Markup();
        out.open("section", "id", "run", "aria-labelledby", "run-title").own("\n");
        out.element("h2", "The run", "id", "run-title").own("\n");
        out.open("div", "class", "columns").own("\n");
        tables(out);
        budgets(out);
        unused(out);
        conditions(out);
        repeat(out);
        return out.close("div").close("section").own("\n");
    }

    private void tables(Markup out) {
        if (report.tables().isEmpty()) {
            return;
        }
        out.open("div")
                .element("h3", "Tables at the end")
                .open("table", "class", "plain")
                .own("\n");
        out.open("thead").open("tr").element("th", "table", "scope", "col");
        out.element("th", "rows", "scope", "col", "class", "number");
        out.element("th", "size", "scope", "col", "class", "number")
                .close("tr")
                .close("thead")
                .open("tbody");
        for (TableLine table : report.tables()) {
            out.open("tr").open("th", "scope", "row").element("bdi", table.name());
            if (!table.why().isEmpty()) {
                out.element("p", "not filled as asked: " + table.why(), "class", "quiet", "dir", "auto");
            }
            table.notes().forEach(note -> out.element("p", note, "class", "quiet", "dir", "auto"));
            out.close("th").element("td", Words.number(table.rows()), "class", "number");
            out.element("td", table.bytes() == 0 ? "–" : Words.bytes(table.bytes()), "class", "number");
            out.close("tr").own("\n");
        }
        out.close("tbody").close("table").close("div").own("\n");
    }

    private void budgets(Markup out) {
        if (report.budgets().isEmpty()) {
            return;
        }
        out.open("div").element("h3", "Budgets in force").open("ul").own("\n");
        report.budgets().forEach(budget -> out.element("li", budget.words()).own("\n"));
        out.close("ul").close("div").own("\n");
    }

    private void unused(Markup out) {
        if (report.unused().isEmpty()) {
            return;
        }
        out.open("div")
                .element("h3", "Suppressions that nothing needed")
                .open("ul")
                .own("\n");
        for (Suppression suppression : report.unused()) {
            out.open("li").element("code", suppression.rule());
            out.text(" for "
                    + (suppression.migration().equals(Suppression.EVERY_MIGRATION)
                            ? "every migration"
                            : suppression.migration()));
            out.text(": ").element("bdi", suppression.because());
            out.element(
                    "span",
                    suppression.writtenAt().isEmpty() ? "" : " (" + suppression.writtenAt() + ")",
                    "class",
                    "quiet");
            out.close("li").own("\n");
        }
        out.close("ul").close("div").own("\n");
    }

    private void conditions(Markup out) {
        if (report.environment().conditions().isEmpty()) {
            return;
        }
        out.open("div").element("h3", "Conditions").open("ul").own("\n");
        report.environment().conditions().forEach(condition -> out.element("li", condition)
                .own("\n"));
        out.close("ul").close("div").own("\n");
    }

    private void repeat(Markup out) {
        if (report.repeat().isEmpty()) {
            return;
        }
        out.open("div").element("h3", "To repeat it");
        out.element("p", "The same settings and the same seed give the same rows.", "class", "quiet");
        out.add(new CopyableText(report.repeat()).markup()).close("div").own("\n");
    }
}
