package dev.lockstep.render.html;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.report.HumanTime;
import dev.lockstep.report.Words;
import java.util.ArrayList;
import java.util.List;

/** What was sent, in order, with what it did to the data. */
record StatementTable(Watched watched) {

    /** Nobody reads further down a page than this; report.json has them all. */
    private static final int MOST = 100;

    Markup markup() {
        Markup out = new Markup();
        List<StatementSeen> statements = watched.statements();
        if (statements.isEmpty()) {
            return out;
        }
        out.open("table", "class", "statements")
                .element("caption", "Statements", "class", "unseen")
                .own("\n");
        out.open("thead", "class", "unseen").open("tr").element("th", "number", "scope", "col");
        out.element("th", "statement", "scope", "col").element("th", "time", "scope", "col");
        out.close("tr").close("thead").open("tbody").own("\n");
        statements.stream().limit(MOST).forEach(statement -> row(out, statement));
        out.close("tbody").close("table").own("\n");
        if (statements.size() > MOST) {
            out.element(
                    "p",
                    Words.count(statements.size() - MOST, "more statement") + " are in report.json.",
                    "class",
                    "quiet");
        }
        return out;
    }

    private static void row(Markup out, StatementSeen statement) {
        out.open("tr").element("td", Integer.toString(statement.number() + 1), "class", "number");
        out.open("td");
        String line = Words.cut(statement.sql(), 150);
        if (line.equals(statement.sql())) {
            out.element("code", line, "dir", "auto");
        } else {
            out.open("details", "class", "sql")
                    .open("summary")
                    .element("code", line, "dir", "auto")
                    .close("summary");
            out.element("pre", shortened(statement.sql()), "dir", "auto").close("details");
        }
        List<String> chips = chips(statement);
        if (!chips.isEmpty()) {
            out.open("span", "class", "effects");
            chips.forEach(chip -> out.element("span", chip, "class", "effect"));
            out.close("span");
        }
        if (!statement.error().isEmpty()) {
            out.element("p", statement.error(), "class", "error", "dir", "auto");
        }
        out.close("td").element("td", HumanTime.of(statement.tookMicros()).toString(), "class", "number");
        out.close("tr").own("\n");
    }

    private static String shortened(String sql) {
        return sql.length() <= 4_000 ? sql : sql.substring(0, sql.offsetByCodePoints(0, 3_900)) + "…";
    }

    private static List<String> chips(StatementSeen statement) {
        Effects effects = statement.effects();
        List<String> chips = new ArrayList<>();
        effects.scans()
                .forEach(scan -> chips.add("reads all of " + scan.table() + ": " + Words.count(scan.rows(), "row")));
        effects.rewrites()
                .forEach(rewrite -> chips.add("rewrites " + rewrite.relation() + ": " + Words.bytes(rewrite.bytes())));
        effects.indexes()
                .forEach(build -> chips.add("builds " + build.index() + " on " + build.table()
                        + (build.bytes() == 0 ? "" : ": " + Words.bytes(build.bytes()))));
        effects.written()
                .forEach(written ->
                        chips.add("writes " + Words.count(written.rows(), "row") + " of " + written.table()));
        effects.walBytes().ifPresent(bytes -> {
            if (bytes >= 100_000) {
                chips.add("WAL " + Words.bytes(bytes));
            }
        });
        effects.temporaryBytes().ifPresent(bytes -> {
            if (bytes > 0) {
                chips.add("temporary files " + Words.bytes(bytes));
            }
        });
        return chips;
    }
}
