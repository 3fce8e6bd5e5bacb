package dev.lockstep.postgres.watch.tap;

/**
 * The end of one statement.
 *
 * @param doneNanos when the server's last answer to it arrived, by {@link System#nanoTime()}
 * @param command the command tag, {@code ALTER TABLE} or {@code INSERT 0 1}; {@link #SUSPENDED} if the client wanted only so many rows;
 *     empty if it failed or was not run
 * @param error SQLSTATE and message, {@code 55P03: canceling statement due to lock timeout}; empty if it did not fail
 */
public record TapAnswer(long doneNanos, String command, String error) {

    /** In the place of the command tag: there are more rows than the client wanted. */
    public static final String SUSPENDED = "PORTAL SUSPENDED";

    /** Returns whether the server did not run it, because a statement before it in the same message or pipeline had failed. */
    public boolean isSkipped() {
        return command.isEmpty() && error.isEmpty();
    }
}
