package dev.lockstep.postgres.watch.traffic;

/**
 * When requests are due, by {@code System.nanoTime()}.
 *
 * @param origin when the step began, and the first is due
 * @param every how long from one to the next
 */
record Schedule(long origin, long every) {

    /** Returns the first time from {@code now} on at which a request is due. */
    long next(long now) {
        return now <= origin ? origin : origin + (now - origin + every - 1) / every * every;
    }
}
