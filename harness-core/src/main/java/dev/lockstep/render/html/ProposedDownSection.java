package dev.lockstep.render.html;

import dev.lockstep.journal.DownProposal;
import java.util.Locale;

/** A down for a migration that has none, with what running it showed. */
record ProposedDownSection(DownProposal proposal) {

    Markup markup() {
        Markup out = new Markup();
        out.open("section", "class", "proposal " + proposal.proof().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .own("\n");
        out.element("h3", "A down, proposed").own("\n");
        out.element("p", proposal.sentence()).own("\n");
        if (!proposal.shape().place().isEmpty()) {
            out.open("p").text("for ").add(new CopyableText(proposal.shape().place()).markup()).close("p");
        }
        out.open("pre").open("code", "dir", "ltr").text(proposal.text()).close("code").close("pre").own("\n");
        return out.close("section").own("\n");
    }
}
