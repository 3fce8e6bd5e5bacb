package dev.lockstep.postgres.watch.tap;

import java.util.Optional;

/**
 * What one of the tool's sessions is doing at a moment.
 *
 * @param statement the one in flight, or the last one that was; empty before the first
 * @param sinceNanos since when it is in this state, by {@link System#nanoTime()}
 */
public record TapActivity(TapSession session, State state, Optional<TapStatement> statement, long sinceNanos) {

    /** What a session can be doing. */
    public enum State {
        /** A statement is in flight. */
        BUSY,
        /** It is the tool's turn, and no transaction is open. */
        IDLE,
        /** It is the tool's turn, in a transaction that holds its locks. */
        IDLE_IN_TRANSACTION,
        /** It is the tool's turn, in a transaction that can only be rolled back. */
        IDLE_IN_FAILED_TRANSACTION
    }
}
