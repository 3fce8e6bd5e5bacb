package dev.lockstep.postgres.watch.ledger;

/**
 * A statement on its way through the server, as far as the ledger is concerned.
 *
 * @param statement its number
 * @param kind what it can do to the locks
 * @param sentNanos when it was sent
 */
public record Flight(long statement, Kind kind, long sentNanos) {

    /** What a statement can do to its session's locks. */
    public enum Kind {
        /** It takes and releases nothing of interest: SET, SHOW, SAVEPOINT. */
        HARMLESS,
        /** Whatever it takes stays until the end of the transaction, unless it is rolled back to a savepoint. */
        ONE_TRANSACTION,
        /** It makes several transactions by itself, so that locks come and go inside it. */
        SEVERAL_TRANSACTIONS
    }
}
