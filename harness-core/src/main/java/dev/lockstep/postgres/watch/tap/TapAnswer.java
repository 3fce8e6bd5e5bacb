package dev.lockstep.postgres.watch.tap;

/**
 * The end of one statement.
 *
 * @param doneNanos when the server's last answer to it arrived, by {@link System#nanoTime()}
 * @param command the command tag, {@code ALTER TABLE} or {@code INSERT 0 1}; empty if it failed
 * @param error SQLSTATE and message, {@code 55P03: canceling statement due to lock timeout}; empty if it did not fail
 */
public record TapAnswer(long doneNanos, String command, String error) {}
