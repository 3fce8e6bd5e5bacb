package dev.lockstep.migration;

import java.util.List;
import java.util.Optional;

/**
 * What the author of a migration says about it in comments of its source.
 *
 * @param irreversible the word that it is not to be undone, with the reason
 * @param accepted the findings that the author accepts, in the order in which they are written
 */
public record Declarations(Optional<Reversal.Irreversible> irreversible, List<Acceptance> accepted) {

    public Declarations {
        accepted = List.copyOf(accepted);
    }

    /** Returns the declarations of a source that says nothing. */
    public static Declarations none() {
        return new Declarations(Optional.empty(), List.of());
    }

    /**
     * One finding that the author accepts.
     *
     * @param rule the rule's id as it is written there; no one has looked yet whether there is such a rule
     * @param because the reason; never blank
     * @param writtenAt the line
     */
    public record Acceptance(String rule, String because, SourceLocation writtenAt) {}
}
