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

    /**
     * Returns when the next request is due after one that was due at {@code due} and answered at {@code done}: in the past if the
     * answer came late, but never by more than the interval.
     */
    long after(long due, long done) {
        return Math.max(next(due + 1), next(done + 1) - every);
    }
}
