package dev.lockstep.lock;

import java.time.Duration;
import java.util.Locale;

/**
 * A length of time that is known within bounds: the truth is never outside them.
 *
 * @param atLeastMicros it was at least this long, in microseconds
 * @param atMostMicros it was at most this long, in microseconds
 */
public record Measure(long atLeastMicros, long atMostMicros) {

    /** No time at all. */
    public static final Measure NONE = new Measure(0, 0);

    public Measure {
        if (atLeastMicros < 0 || atLeastMicros > atMostMicros) {
            throw new IllegalArgumentException("not a length of time: " + atLeastMicros + " to " + atMostMicros);
        }
    }

    /** Returns a length that is known as well as the clock goes. */
    public static Measure exactly(long micros) {
        return new Measure(micros, micros);
    }

    /** Returns the middle of the bounds, in microseconds. */
    public long micros() {
        return atLeastMicros + (atMostMicros - atLeastMicros) / 2;
    }

    /** Returns how far the truth may lie from {@link #micros()}, in microseconds. */
    public long uncertaintyMicros() {
        return (atMostMicros - atLeastMicros + 1) / 2;
    }

    /** Returns whether even the shortest possible truth is longer than {@code limit}. */
    public boolean exceeds(Duration limit) {
        return atLeastMicros > limit.toNanos() / 1_000;
    }

    /** Returns whether the longest possible truth is longer than {@code limit}. */
    public boolean mayExceed(Duration limit) {
        return atMostMicros > limit.toNanos() / 1_000;
    }

    /** Returns the figure for people, with its bound: {@code 201.3 ms ± 0.6 ms}. */
    @Override
    public String toString() {
        return millis(micros()) + " ms ± " + millis(uncertaintyMicros()) + " ms";
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, micros < 100_000 ? "%.1f" : "%.0f", micros / 1_000.0);
    }
}
