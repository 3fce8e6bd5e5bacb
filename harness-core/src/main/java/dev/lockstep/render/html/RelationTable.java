package dev.lockstep.render.html;

import dev.lockstep.journal.RelationSeen;
import dev.lockstep.report.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The relations that a step touched, with their rows and sizes, largest first. */
record RelationTable(List<RelationSeen> relations) {

    private static final int MOST = 60;

    Markup markup() {
        Markup out = new Markup();
        if (relations.isEmpty()) {
            return out;
        }
        out.open("details", "class", "fold")
                .element("summary", "Rows and sizes (" + Words.number(relations.size()) + ")");
        out.open("table", "class", "plain").open("thead").open("tr");
        out.element("th", "relation", "scope", "col").element("th", "kind", "scope", "col");
        out.element("th", "", "scope", "col");
        for (String title : List.of("rows", "size before", "size after")) {
            out.element("th", title, "scope", "col", "class", "number");
        }
        out.close("tr").close("thead").open("tbody").own("\n");
        relations.stream()
                .sorted(Comparator.comparing((RelationSeen each) -> Math.max(each.bytesBefore(), each.bytesAfter()))
                        .reversed())
                .limit(MOST)
                .forEach(relation -> row(out, relation));
        out.close("tbody").close("table");
        if (relations.size() > MOST) {
            out.element("p", Words.number(relations.size() - MOST) + " more are in report.json.", "class", "quiet");
        }
        return out.close("details").own("\n");
    }

    private static void row(Markup out, RelationSeen relation) {
        out.open("tr")
                .open("th", "scope", "row")
                .element("bdi", relation.name())
                .close("th");
        out.element("td", Words.kind(relation.kind()));
        out.element("td", relation.fate().name().toLowerCase(Locale.ROOT));
        out.element("td", relation.kind().holdsRows() ? Words.number(relation.rows()) : "–", "class", "number");
        out.element("td", Words.bytes(relation.bytesBefore()), "class", "number");
        out.element("td", Words.bytes(relation.bytesAfter()), "class", "number");
        out.close("tr").own("\n");
    }
}
