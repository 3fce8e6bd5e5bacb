package dev.lockstep.postgres.watch;

import java.time.Instant;

/**
 * Converts the server's {@code clock_timestamp()} to {@link System#nanoTime()}; both processes read the clocks of one machine.
 *
 * @param earliest {@code nanoTime} minus the clock is at least this
 * @param latest {@code nanoTime} minus the clock is at most this
 */
record ServerClock(long earliest, long latest) {

    private static final int READINGS = 50;

    /** Reads both clocks until one reading was not interrupted. */
    static ServerClock read() {
        ServerClock best = once();
        for (int i = 1; i < READINGS; i++) {
            ServerClock next = once();
            best = next.latest - next.earliest < best.latest - best.earliest ? next : best;
        }
        return best;
    }

    private static ServerClock once() {
        long before = System.nanoTime();
        Instant now = Instant.now();
        long after = System.nanoTime();
        long wall = now.getEpochSecond() * 1_000_000_000 + now.getNano();
        return new ServerClock(before - wall, after - wall);
    }

    /** Returns the earliest {@code nanoTime} that the server can have meant by this many microseconds since 1970. */
    long earliest(long micros) {
        return micros * 1_000 + earliest;
    }

    /** Returns the latest one; the server cuts to whole microseconds. */
    long latest(long micros) {
        return micros * 1_000 + 1_000 + latest;
    }
}
