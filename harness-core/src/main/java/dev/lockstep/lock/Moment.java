package dev.lockstep.lock;

/**
 * A point in time that is known within bounds, in microseconds since the step began.
 *
 * @param earliestMicros it was not before this
 * @param latestMicros it was not after this
 */
public record Moment(long earliestMicros, long latestMicros) {

    public Moment {
        if (earliestMicros > latestMicros) {
            throw new IllegalArgumentException("bounds the wrong way round: " + earliestMicros + " > " + latestMicros);
        }
    }

    /** Returns a moment that is known as well as the clock goes. */
    public static Moment exactly(long micros) {
        return new Moment(micros, micros);
    }

    /** Returns how long it is from this moment until {@code later}; never less than nothing. */
    public Measure until(Moment later) {
        return new Measure(
                Math.max(0, later.earliestMicros - latestMicros), Math.max(0, later.latestMicros - earliestMicros));
    }
}
