package dev.lockstep.postgres.watch.waits;

import dev.lockstep.lock.Moment;

/**
 * A moment within bounds, by {@link System#nanoTime()}.
 *
 * @param earliest it was not before this
 * @param latest it was not after this
 */
record NanoBounds(long earliest, long latest) {

    NanoBounds {
        if (earliest - latest > 0) {
            throw new IllegalArgumentException("bounds the wrong way round: " + earliest + " > " + latest);
        }
    }

    /** Returns the moment that was {@code nanos} before this one. */
    NanoBounds earlier(long nanos) {
        return new NanoBounds(earliest - nanos, latest - nanos);
    }

    /** Returns what both bounds allow; this one if they contradict each other. */
    NanoBounds within(NanoBounds other) {
        long from = earliest - other.earliest < 0 ? other.earliest : earliest;
        long to = latest - other.latest > 0 ? other.latest : latest;
        return from - to > 0 ? this : new NanoBounds(from, to);
    }

    /** Returns this moment, which was not before {@code nanos}. */
    NanoBounds notBefore(long nanos) {
        return latest - nanos < 0 ? this : new NanoBounds(earliest - nanos < 0 ? nanos : earliest, latest);
    }

    /** Returns it in microseconds since {@code start}, rounded outwards. Nothing is told of the time before. */
    Moment since(long start) {
        long from = Math.max(0, Math.floorDiv(earliest - start, 1_000));
        return new Moment(from, Math.max(from, -Math.floorDiv(start - latest, 1_000)));
    }
}
