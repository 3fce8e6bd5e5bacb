package dev.lockstep.postgres.watch.waits;

import java.util.Set;

/**
 * A statement of the tool, in time.
 *
 * @param sentNanos when it was sent, by {@link System#nanoTime()}
 * @param doneNanos when its answer came
 * @param error SQLSTATE and message; empty if it did not fail
 */
record StatementSpan(long sentNanos, long doneNanos, String error) {

    private static final Set<String> WAITED_IN_VAIN = Set.of("55P03", "57014", "40P01", "57P01");

    /** Returns whether it failed in a way in which statements fail that wait: by a timeout, a cancel, a deadlock. */
    boolean gaveUp() {
        return error.length() >= 5 && WAITED_IN_VAIN.contains(error.substring(0, 5));
    }

    /** Returns whether something that began then and took so many nanoseconds can have happened in it. */
    boolean mayContain(NanoBounds begin, long atLeast) {
        return begin.latest() - sentNanos >= 0 && doneNanos - begin.earliest() - atLeast >= 0;
    }
}
