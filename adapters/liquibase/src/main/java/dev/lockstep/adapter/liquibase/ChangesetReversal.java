package dev.lockstep.adapter.liquibase;

import dev.lockstep.migration.DeclarationReader;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;

/**
 * Asks Liquibase whether a changeset can be rolled back, without running anything.
 *
 * <p>An empty rollback counts as a rollback: its author says that there is nothing to undo, and the comparison after the down
 * shows whether that is true.
 */
final class ChangesetReversal {

    // JSON has no comments, and some authors prefer Liquibase's own: <comment>lockstep:irreversible because …</comment>
    private static final Pattern IN_COMMENT = Pattern.compile("lockstep:irreversible\\s+(?:because\\s+)?(\\S.*)");

    private final Database database;

    ChangesetReversal(Database database) {
        this.database = database;
    }

    /** @throws dev.lockstep.problem.LockstepException if it is declared irreversible without a reason */
    Reversal of(ChangeSet changeset, SourceLocation source) {
        Optional<Reversal.Irreversible> declared =
                new DeclarationReader().read(source).irreversible().or(() -> inComment(changeset));
        if (declared.isPresent()) {
            return declared.get();
        }
        if (changeset.supportsRollback(database)) {
            return new Reversal.Reversible();
        }
        List<String> changes = changeset.getChanges().stream()
                .filter(change -> !change.supportsRollback(database))
                .map(Change::getSerializedObjectName)
                .distinct()
                .toList();
        return new Reversal.DownMissing(
                "the changeset has no rollback, and Liquibase derives none for " + String.join(", ", changes));
    }

    private static Optional<Reversal.Irreversible> inComment(ChangeSet changeset) {
        String comments = changeset.getComments();
        Matcher marker = IN_COMMENT.matcher(comments == null ? "" : comments);
        return marker.find() ? Optional.of(new Reversal.Irreversible(marker.group(1).strip())) : Optional.empty();
    }
}
