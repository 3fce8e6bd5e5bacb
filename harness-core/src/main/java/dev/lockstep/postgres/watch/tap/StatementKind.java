package dev.lockstep.postgres.watch.tap;

import dev.lockstep.sql.SqlStatement;
import java.util.Locale;
import java.util.Set;

/**
 * What the tap must know of a statement to follow it: how it stands to transactions, and whether the other protocol gives the same
 * answers.
 */
record StatementKind(SqlStatement statement) {

    /** Statements that run without a snapshot. Source: {@code PlannedStmtRequiresSnapshot} in the server's pquery.c. */
    private static final Set<String> WITHOUT_SNAPSHOT = Set.of(
            "BEGIN",
            "START",
            "COMMIT",
            "END",
            "ROLLBACK",
            "ABORT",
            "SAVEPOINT",
            "RELEASE",
            "LOCK",
            "SET",
            "RESET",
            "SHOW",
            "FETCH",
            "MOVE",
            "LISTEN",
            "NOTIFY",
            "UNLISTEN",
            "CHECKPOINT");

    private static final Set<String> NEVER_CONVERTED = Set.of(
            "BEGIN",
            "START",
            "COMMIT",
            "END",
            "ROLLBACK",
            "ABORT",
            "SAVEPOINT",
            "RELEASE",
            "PREPARE",
            "COPY",
            "SET",
            "RESET",
            "SHOW",
            "LISTEN",
            "UNLISTEN",
            "NOTIFY",
            "DISCARD",
            "DEALLOCATE",
            "FETCH",
            "MOVE",
            "DECLARE",
            "CLOSE",
            "CHECKPOINT",
            "LOAD",
            "");

    boolean beginsBlock() {
        return first("BEGIN") || (first("START") && statement.word(1).equals("TRANSACTION"));
    }

    /** Returns whether the transaction is over after it, unless it fails. */
    boolean endsTransaction() {
        return switch (statement.word(0)) {
            case "COMMIT", "END", "ABORT" -> !statement.word(1).equals("PREPARED");
            case "ROLLBACK" -> !statement.word(1).equals("PREPARED")
                    && !statement.words().contains("TO");
            case "PREPARE" -> statement.word(1).equals("TRANSACTION");
            default -> false;
        };
    }

    /** Returns whether the server may wait for rows from the client. */
    boolean mayCopyIn() {
        return first("COPY");
    }

    boolean isSavepoint() {
        return first("SAVEPOINT") || first("RELEASE") || (first("ROLLBACK") && !endsTransaction());
    }

    /** Returns whether the next transaction begins at once. */
    boolean chains() {
        return statement.follows("AND", "CHAIN");
    }

    boolean takesSnapshot() {
        return !WITHOUT_SNAPSHOT.contains(statement.word(0))
                && !endsTransaction()
                && !statement.words().isEmpty();
    }

    /** Returns whether it can make several transactions when it is not in a block. */
    boolean makesSeveralTransactions() {
        return switch (statement.word(0)) {
            case "CALL" -> true;
            case "DO" -> {
                String text = statement.text().toUpperCase(Locale.ROOT);
                yield text.contains("COMMIT") || text.contains("ROLLBACK") || text.contains("CALL");
            }
            default -> statement.refusesTransaction();
        };
    }

    /**
     * Returns whether the answers are the same when it is sent as Parse, Bind, Describe, Execute instead of as a Query. An unbound
     * {@code $1} fails differently in the two.
     */
    boolean isConvertible() {
        return !NEVER_CONVERTED.contains(statement.word(0))
                && !makesSeveralTransactions()
                && !statement.hasPlaceholders();
    }

    private boolean first(String word) {
        return statement.word(0).equals(word);
    }
}
