package dev.lockstep.verdict.baseline;

import dev.lockstep.lock.LockMode;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A figure that is beyond what noise explains.
 *
 * @param figure which
 * @param value what it is in this run
 * @param samples what it was in the runs of the baseline; none if it was not there at all
 * @param slowness how many times as slow this run is as the baseline, in the median of its times; 1 if it is not slower
 */
public record Excess(Figure figure, long value, List<Long> samples, double slowness) {

    public Excess {
        samples = List.copyOf(samples);
    }

    /** Returns the value now and before: {@code took 4200 ms, in the baseline 1100 to 1350 ms (5 runs): 3.1 times the longest}. */
    public String words() {
        return switch (figure.kind()) {
            case MIGRATION_MICROS -> "it took " + times();
            case STATEMENT_MICROS -> "the statement took " + times();
            case HELD_MICROS -> "it held " + figure.on() + " for " + times();
            case STRONGEST_LOCK -> samples.isEmpty()
                    ? "it takes " + mode(value) + " on " + figure.on() + ", which it did not lock before"
                    : "it takes " + mode(value) + " on " + figure.on() + ", before it took " + mode(before());
            case REWRITES -> "it writes " + figure.on() + " anew"
                    + (before() == 0 ? ", which it did not before" : times(value, before()));
            case ROWS_SCANNED -> String.format(
                    Locale.ROOT, "it reads %,d rows of %s, before %,d at most", value, figure.on(), before());
            case WAL_BYTES -> String.format(
                    Locale.ROOT,
                    "it writes %,d MiB of write-ahead log, before %,d MiB at most",
                    value >> 20,
                    before() >> 20);
        };
    }

    private String times() {
        long shortest = samples.isEmpty() ? 0 : Collections.min(samples);
        return String.format(
                Locale.ROOT,
                "%s, in the baseline %s to %s (%d %s): %.1f times the longest%s",
                millis(value),
                millis(shortest),
                millis(before()),
                samples.size(),
                samples.size() == 1 ? "run" : "runs",
                (double) value / Math.max(1, before()),
                slowness > 1.005
                        ? String.format(
                                Locale.ROOT,
                                ", %.1f times where this run is %.2f times as slow in all",
                                value / slowness / Math.max(1, before()),
                                slowness)
                        : "");
    }

    private long before() {
        return samples.isEmpty() ? 0 : Collections.max(samples);
    }

    private static String times(long now, long before) {
        return " " + now + " times, before " + before + (before == 1 ? " time" : " times");
    }

    private static String mode(long ordinal) {
        return LockMode.values()[(int) ordinal].sql();
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, micros < 100_000 ? "%.1f ms" : "%.0f ms", micros / 1_000.0);
    }
}
