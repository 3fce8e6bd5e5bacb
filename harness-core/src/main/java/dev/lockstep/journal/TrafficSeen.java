package dev.lockstep.journal;

import java.util.List;

/**
 * What one kind of traffic suffered during a step. Latency counts from the moment at which a request was due, so that a stall
 * counts for every request that it delayed.
 *
 * @param name the table, or the name of the user's own operation
 * @param kind what it does
 * @param requests how many requests were due
 * @param medianMicros the median latency
 * @param p99Micros the latency that one request in a hundred exceeds
 * @param worstMicros the longest latency
 * @param blockedMicros for how long in all at least one request was waiting longer than {@link #BLOCKED_FROM_MICROS}
 * @param errors how many requests failed
 * @param firstError the server's words for the first of them; empty if none failed
 * @param stalls the requests that waited longest, in order of time, for the timeline
 */
public record TrafficSeen(
        String name,
        Kind kind,
        long requests,
        long medianMicros,
        long p99Micros,
        long worstMicros,
        long blockedMicros,
        long errors,
        String firstError,
        List<Stall> stalls) {

    /** A request that takes longer than this counts as blocked, in microseconds. */
    public static final long BLOCKED_FROM_MICROS = 20_000;

    public TrafficSeen {
        stalls = List.copyOf(stalls);
    }

    /** What traffic does. */
    public enum Kind {
        READ,
        WRITE,
        /** The user's own statements. */
        USER
    }

    /** One slow request: when it was due, in microseconds since the step began, and how long it took from then. */
    public record Stall(long dueMicros, long latencyMicros) {}
}
