package dev.lockstep.report;

import java.util.Locale;

/**
 * The pass with edge cases only, which comes before the one with all rows.
 *
 * @param tookMillis how long it took
 * @param rows how many rows were loaded
 * @param verdict {@code passed}, {@code failed} or {@code inconclusive}
 * @param notBegun how many rows the pass that was not begun for it would have had; empty if it was begun
 */
public record EdgesPass(long tookMillis, long rows, String verdict, String notBegun) {

    /** Returns how it went. */
    public String sentence() {
        String went = String.format(Locale.ROOT, "%s in %.1f s with %,d rows", verdict, tookMillis / 1_000.0, rows);
        return notBegun.isEmpty()
                ? "edge cases first: " + went
                : "edge cases only: " + went + "; the pass with " + notBegun
                        + " was not begun because edge cases alone break a migration";
    }
}
