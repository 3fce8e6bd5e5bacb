package dev.lockstep.report;

import dev.lockstep.lock.Measure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The worst that locks did, in one migration or in a whole run.
 *
 * @param longestHold the longest hold that kept out reads or writes of a relation that was there before
 * @param longestWait the longest wait of the tool for a lock
 * @param longestStall the traffic that was blocked longest
 */
public record Worst(Optional<LockFigure> longestHold, Optional<LockFigure> longestWait, Optional<Stall> longestStall) {

    /** Nothing was in anyone's way. */
    public static final Worst NONE = new Worst(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * A hold or a wait.
     *
     * @param migration the migration's id
     * @param action {@code up}, {@code down} or {@code second-up}
     * @param relation what was locked
     * @param mode as the manual writes it: {@code ACCESS EXCLUSIVE}
     * @param measure how long
     */
    public record LockFigure(String migration, String action, String relation, String mode, Measure measure) {}

    /**
     * Traffic that stood still.
     *
     * @param migration the migration's id
     * @param action {@code up}, {@code down} or {@code second-up}
     * @param traffic which traffic: {@code writes to orders}
     * @param worstMicros its longest latency, in microseconds
     * @param blockedMicros for how long in all it was blocked, in microseconds
     */
    public record Stall(String migration, String action, String traffic, long worstMicros, long blockedMicros) {}

    /** Returns the worst of several. */
    public static Worst of(List<Worst> all) {
        return new Worst(
                longest(all.stream().flatMap(worst -> worst.longestHold().stream())),
                longest(all.stream().flatMap(worst -> worst.longestWait().stream())),
                all.stream()
                        .flatMap(worst -> worst.longestStall().stream())
                        .max(Comparator.comparing(Stall::blockedMicros).thenComparing(Stall::worstMicros)));
    }

    static Optional<LockFigure> longest(Stream<LockFigure> figures) {
        return figures.max(Comparator.comparing(figure -> figure.measure().micros()));
    }

    /** Returns for how long at most somebody can have stood still because of locks: what migrations are ordered by. */
    public long painMicros() {
        long held = longestHold.map(figure -> figure.measure().micros()).orElse(0L);
        long waited = longestWait.map(figure -> figure.measure().micros()).orElse(0L);
        return Math.max(held + waited, longestStall.map(Stall::blockedMicros).orElse(0L));
    }
}
