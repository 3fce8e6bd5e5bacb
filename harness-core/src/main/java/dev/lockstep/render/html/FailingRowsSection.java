package dev.lockstep.render.html;

import dev.lockstep.report.ActionName;
import dev.lockstep.report.FailingRows;

/** The fewest rows on which a migration fails, to copy into a test of it. */
record FailingRowsSection(FailingRows failing) {

    Markup markup() {
        Markup out = new Markup();
        if (failing.text().isEmpty()) {
            return out.element("p", new ActionName(failing.action()) + ": " + failing.sentence())
                    .own("\n");
        }
        out.open("section", "class", "sql failing").own("\n");
        out.element("h3", "Rows that break its " + new ActionName(failing.action()))
                .own("\n");
        out.element("p", failing.sentence()).own("\n");
        out.open("div")
                .open("pre")
                .open("code", "dir", "ltr")
                .text(failing.text())
                .close("code")
                .close("pre");
        out.open("button", "type", "button", "class", "copy", "aria-label", "copy the rows")
                .text("copy")
                .close("button")
                .close("div")
                .own("\n");
        return out.close("section").own("\n");
    }
}
