package dev.lockstep.postgres.watch.tap;

import dev.lockstep.journal.StatementSeen;

/**
 * One statement on its way to the server.
 *
 * @param number which one it is, from 0 in the order in which the tap sent them, over all sessions
 * @param sql its text, cut at {@link #LONGEST_TEXT}
 * @param block how its transaction was begun, as far as that is known when it is sent
 * @param sentNanos when it was sent, by {@link System#nanoTime()}; the server cannot have begun before
 */
public record TapStatement(long number, String sql, StatementSeen.Block block, long sentNanos) {

    /** More characters of a statement's text are not kept. */
    public static final int LONGEST_TEXT = 100_000;
}
