package dev.lockstep.postgres.watch;

import dev.lockstep.lock.Measure;
import dev.lockstep.lock.Moment;

/**
 * Tells times as the journal does: in microseconds since the step began.
 *
 * @param origin when the step began, by {@link System#nanoTime()}
 */
record StepClock(long origin) {

    private static final long NANOS_PER_MICRO = 1_000;

    /** Returns a moment within bounds, rounded outwards. Nothing is told of the time before the step. */
    Moment moment(long from, long to) {
        long earliest = Math.max(0, Math.floorDiv(from - origin, NANOS_PER_MICRO));
        return new Moment(earliest, Math.max(earliest, up(to - origin)));
    }

    /** Returns a length within bounds, rounded outwards. */
    static Measure measure(long atLeast, long atMost) {
        long shortest = Math.max(0, Math.floorDiv(atLeast, NANOS_PER_MICRO));
        return new Measure(shortest, Math.max(shortest, up(atMost)));
    }

    /** Returns a time that is known exactly. */
    long micros(long nanos) {
        return Math.max(0, (nanos - origin) / NANOS_PER_MICRO);
    }

    private static long up(long nanos) {
        return -Math.floorDiv(-nanos, NANOS_PER_MICRO);
    }
}
