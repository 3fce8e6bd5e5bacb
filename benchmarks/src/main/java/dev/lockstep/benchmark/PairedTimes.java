package dev.lockstep.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times of two ways to do one thing, measured in turn so that both meet the same noise. */
final class PairedTimes {

    private final String what;
    private final String first;
    private final String second;
    private final List<Long> firstNanos = new ArrayList<>();
    private final List<Long> secondNanos = new ArrayList<>();

    PairedTimes(String what, String first, String second) {
        this.what = what;
        this.first = first;
        this.second = second;
    }

    static long nanosOf(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return System.nanoTime() - begun;
    }

    void add(long first, long second) {
        firstNanos.add(first);
        secondNanos.add(second);
    }

    private static double median(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get(sorted.size() / 2) / 1e6;
    }

    /** Returns both medians and their ratio as one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %s %.0f ms, %s %.0f ms, ratio %.2f (medians of %d)",
                what,
                first,
                median(firstNanos),
                second,
                median(secondNanos),
                median(firstNanos) / median(secondNanos),
                firstNanos.size());
    }
}
