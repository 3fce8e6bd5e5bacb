package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.journal.TrafficSeen;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.HdrHistogram.Histogram;

/**
 * Writes down how long the requests of one lane took, from the moment at which each was due. All times are
 * {@code System.nanoTime()}.
 *
 * <p>A lane is one session, but stands for all the sessions of an application: requests that become due while one waits are
 * written down as waiting with it, and end when it ends. A slow request counts as blocked only if it was seen to wait for a lock:
 * on a busy machine requests are slow for want of a processor, too.
 */
final class LatencyRecord {

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final int STALLS_KEPT = 200;
    /** A long wait is one slope on the timeline; so many points draw it. */
    private static final int POINTS_PER_WAIT = 20;
    /** Shorter latencies are no news on a timeline. */
    private static final long STALL_FROM_MICROS = 5_000;

    private final String name;
    private final TrafficSeen.Kind kind;
    private final Schedule schedule;
    private final Histogram latencies = new Histogram(SIGNIFICANT_DIGITS);
    private final PriorityQueue<TrafficSeen.Stall> longest =
            new PriorityQueue<>(Comparator.comparingLong(TrafficSeen.Stall::latencyMicros));
    private State state = State.RESTING;
    private long waitingSince;
    private boolean waitsForLock;
    private long worst;
    private long blockedUntil;
    private long blocked;
    private long errors;
    private String firstError = "";

    LatencyRecord(String name, TrafficSeen.Kind kind, Schedule schedule) {
        this.name = name;
        this.kind = kind;
        this.schedule = schedule;
        this.blockedUntil = schedule.origin();
    }

    /** A request is about to be sent, which was due then. */
    synchronized void begin(long due) {
        if (state == State.RESTING) {
            state = State.WAITING;
            waitingSince = due;
            waitsForLock = false;
        }
    }

    /** Returns whether a request waits that was due before {@code due} and that nobody has looked at. */
    synchronized boolean isSlow(long due) {
        return state == State.WAITING && waitingSince < due && !waitsForLock;
    }

    /** The request that was begun was seen to wait for a lock. */
    synchronized void waitsForLock() {
        waitsForLock = true;
    }

    /** The request that was begun has its answer. */
    synchronized void answered(long done) {
        if (state != State.WAITING) {
            return;
        }
        state = State.RESTING;
        long every = schedule.every();
        long points = Math.max(1, (done - waitingSince) / every / POINTS_PER_WAIT);
        write(waitingSince, done, Telling.YES);
        // Whoever is late by less than the interval is sent for real, after this one.
        long due = schedule.next(waitingSince + 1);
        for (long number = 1; done - due >= every; number++, due += every) {
            write(due, done, number % points == 0 ? Telling.YES : Telling.NO);
        }
        if (waitsForLock) {
            block(waitingSince, done);
        }
    }

    /** The request that was begun failed with those words; it counts like any other, and as an error. */
    synchronized void failed(long done, String words) {
        if (state == State.WAITING) {
            errors++;
            firstError = firstError.isEmpty() ? words : firstError;
        }
        answered(done);
    }

    /** No request can be made, for that reason, which is no error of the traffic. */
    synchronized void refuse(String words) {
        state = State.REFUSED;
        firstError = words;
    }

    synchronized boolean isRefused() {
        return state == State.REFUSED;
    }

    /** Ends the record and returns it; a request that still waits counts with what it has waited so far. */
    synchronized TrafficSeen close(long now) {
        answered(now);
        state = State.CLOSED;
        List<TrafficSeen.Stall> stalls = longest.stream()
                .sorted(Comparator.comparingLong(TrafficSeen.Stall::dueMicros))
                .toList();
        return new TrafficSeen(
                name,
                kind,
                latencies.getTotalCount(),
                Math.min(latencies.getValueAtPercentile(50), worst),
                Math.min(latencies.getValueAtPercentile(99), worst),
                worst,
                blocked / 1_000,
                errors,
                firstError,
                stalls);
    }

    private void write(long due, long done, Telling telling) {
        long micros = Math.max(0, (done - due) / 1_000);
        latencies.recordValue(micros);
        // The histogram rounds up.
        worst = Math.max(worst, micros);
        if (telling == Telling.YES && micros >= STALL_FROM_MICROS) {
            longest.add(new TrafficSeen.Stall((due - schedule.origin()) / 1_000, micros));
            if (longest.size() > STALLS_KEPT) {
                longest.remove();
            }
        }
    }

    /** Requests of a lane are answered in the order in which they are due, so their union grows only at its end. */
    private void block(long due, long done) {
        if ((done - due) / 1_000 > TrafficSeen.BLOCKED_FROM_MICROS) {
            blocked += Math.max(0, done - Math.max(due, blockedUntil));
            blockedUntil = Math.max(done, blockedUntil);
        }
    }

    private enum State {
        RESTING,
        WAITING,
        REFUSED,
        CLOSED
    }

    private enum Telling {
        YES,
        NO
    }
}
