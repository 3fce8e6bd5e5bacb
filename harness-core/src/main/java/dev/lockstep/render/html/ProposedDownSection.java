package dev.lockstep.render.html;

import dev.lockstep.report.ProposedDown;

/** A down for a migration that has none, with what running it showed. */
record ProposedDownSection(ProposedDown proposal) {

    Markup markup() {
        Markup out = new Markup();
        out.open("section", "class", "sql proposal " + proposal.proof()).own("\n");
        out.element("h3", "A down, proposed").own("\n");
        out.element("p", proposal.sentence()).own("\n");
        if (!proposal.place().isEmpty()) {
            out.open("p")
                    .text("for ")
                    .add(new CopyableText(proposal.place()).markup())
                    .close("p");
        }
        out.open("div")
                .open("pre")
                .open("code", "dir", "ltr")
                .text(proposal.text())
                .close("code")
                .close("pre");
        out.open("button", "type", "button", "class", "copy", "aria-label", "copy the proposed down")
                .text("copy")
                .close("button")
                .close("div")
                .own("\n");
        return out.close("section").own("\n");
    }
}
