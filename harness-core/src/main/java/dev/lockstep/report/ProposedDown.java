package dev.lockstep.report;

import dev.lockstep.down.DownStatement;
import dev.lockstep.journal.DownProposal;
import java.util.List;

/**
 * A down for a migration that has none.
 *
 * @param proof {@code proved}, {@code rows-lost} or {@code not-proved}
 * @param sentence what running it showed
 * @param place where it belongs, relative to the project or absolute; empty where the tool has no place for it
 * @param text what to review and to paste
 * @param statements what was run
 * @param missing what is not as it was before the up, one line each
 */
public record ProposedDown(
        String proof, String sentence, String place, String text, List<String> statements, List<String> missing) {

    public ProposedDown {
        statements = List.copyOf(statements);
        missing = List.copyOf(missing);
    }

    /** Returns what is to be told of {@code proposal}. */
    public static ProposedDown of(DownProposal proposal) {
        return new ProposedDown(
                proposal.proof().word(),
                proposal.sentence(),
                proposal.shape().place(),
                proposal.text(),
                proposal.down().statements().stream().map(DownStatement::sql).toList(),
                proposal.missing());
    }
}
