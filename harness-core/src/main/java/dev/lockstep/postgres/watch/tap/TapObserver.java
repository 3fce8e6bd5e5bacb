package dev.lockstep.postgres.watch.tap;

import java.util.Optional;

/**
 * Is told what goes through the tap. Calls about one session come one after the other, those about different sessions may come at
 * the same time. Whatever a call takes, the tool waits for. Times are {@link System#nanoTime()}.
 * Whoever does not override a method is not interested.
 */
public interface TapObserver {

    /** A session has logged in. */
    default void opened(TapSession session) {}

    /**
     * Returns whether the server shall stand still for a look after this statement and before its transaction can end. Asked before
     * the statement is sent.
     */
    default boolean wantsLook(TapSession session, String sql) {
        return false;
    }

    /**
     * A statement is about to be parsed or bound in the extended protocol, long before it is sent to be run, or just before. The server can
     * take locks for that, which last until the end of the transaction.
     */
    default void preparing(TapSession session, String sql, long nanos) {}

    /** A statement is about to be sent. What was locked before is held at least until now. */
    default void sending(TapSession session, TapStatement statement) {}

    /**
     * Returns what {@link #standsStill} will ask first, if that can be said before the statement is sent. It may then be asked in one go
     * with the statement, which costs no time of its own on the way.
     */
    default Optional<TapQuestion> question(TapSession session) {
        return Optional.empty();
    }

    /**
     * The statement is done, its transaction is still open, and the server does nothing for this session until this call
     * returns. Not called for a statement that failed.
     *
     * @param inside asks the server from within the session
     */
    default void standsStill(TapSession session, TapStatement statement, InsideQuery inside) {}

    /** The statement is done. Comes after {@link #standsStill} where that was called. */
    default void answered(TapSession session, TapStatement statement, TapAnswer answer) {}

    /** Something is about to be sent that can end the transaction: COMMIT, ROLLBACK, Sync. Everything is held at least until now. */
    default void ending(TapSession session, long nanos) {}

    /**
     * The server is ready for the next statement.
     *
     * @param status {@code I} outside of transactions: every transaction-level lock is let go by now; {@code T} in a transaction; {@code E} in a
     *     failed one
     */
    default void ready(TapSession session, char status, long nanos) {}

    /**
     * The session is at rest, in a transaction block or in none, after a statement inside of which nobody could look: it made several
     * transactions, or it failed. The tool has not been told yet. What the statement left in the session's counters can be read
     * here, so that it is not taken for the next one's.
     *
     * @param inside asks the server from within the session; outside of a transaction block the question is a transaction by itself
     */
    default void atRest(TapSession session, InsideQuery inside) {}

    /** The session is over, in whatever way. Its locks are let go soon after this, if the server has not done so before. */
    default void closed(TapSession session, long nanos) {}
}
