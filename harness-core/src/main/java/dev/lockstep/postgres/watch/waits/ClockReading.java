package dev.lockstep.postgres.watch.waits;

import java.time.Instant;

/**
 * The machine's clock and {@link System#nanoTime()}, read together.
 *
 * @param nanosBefore read just before the clock
 * @param wallNanos the clock, in nanoseconds since 1970
 * @param nanosAfter read just after it
 */
record ClockReading(long nanosBefore, long wallNanos, long nanosAfter) {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** A process that is not given the processor can date a line some time before it writes it. */
    private static final long WRITTEN_LATE = 50 * NANOS_PER_MILLI;

    static ClockReading now() {
        long before = System.nanoTime();
        Instant now = Instant.now();
        long after = System.nanoTime();
        return new ClockReading(before, now.getEpochSecond() * 1_000_000_000 + now.getNano(), after);
    }

    /**
     * Returns when a line was written that the clock dates {@code millis}, and that was there at this reading but not at the one
     * {@code before}. If the clock was set meanwhile, the line's date is worth nothing, and only the two readings count.
     */
    NanoBounds dated(long millis, ClockReading before) {
        long wall = millis * NANOS_PER_MILLI;
        long earliest = Math.min(nanosBefore - wallNanos, before.nanosBefore - before.wallNanos) + wall;
        long latest = Math.max(nanosAfter - wallNanos, before.nanosAfter - before.wallNanos) + wall + NANOS_PER_MILLI;
        boolean plausible = earliest - nanosAfter <= 0
                && latest - before.nanosBefore >= -WRITTEN_LATE
                && latest - earliest <= 2 * NANOS_PER_MILLI;
        return plausible
                ? new NanoBounds(earliest, latest - nanosAfter > 0 ? nanosAfter : latest)
                : new NanoBounds(before.nanosBefore - WRITTEN_LATE, nanosAfter);
    }
}
