package dev.lockstep.verdict.baseline;

import dev.lockstep.lock.LockMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run's figures held against a baseline.
 *
 * <p>Times are compared after the whole run's slowness is taken out: the median ratio of its times to the baseline's, so that a
 * machine of another speed makes no finding. A run that is quicker in all is not asked for more than the baseline was.
 *
 * @param baseline the figures of earlier runs
 * @param figures those of this one
 */
public record BaselineComparison(Baseline baseline, Map<Figure, Long> figures) {

    /** Shorter times say nothing about how fast a machine is. */
    private static final long TELLING_MICROS = 1_000;

    /** Of fewer times the one that got slower would be the median. */
    private static final int TELLING_TIMES = 5;

    public BaselineComparison {
        // In their order.
        figures = new TreeMap<>(figures);
    }

    /** Returns how many figures are in both. */
    public int compared() {
        return (int) figures.keySet().stream()
                .filter(figure -> baseline.samples().containsKey(figure))
                .count();
    }

    /** Returns the migrations of this run of which the baseline knows nothing, in order. */
    public List<String> unknown() {
        return figures.keySet().stream()
                .filter(figure -> !baseline.knows(figure))
                .map(Figure::migration)
                .distinct()
                .toList();
    }

    /** Returns how many times as slow as the baseline this run is in the median; 1 if too little is known to tell. */
    public double slowness() {
        List<Double> ratios = new ArrayList<>();
        figures.forEach((figure, value) -> {
            List<Long> samples = baseline.samples().getOrDefault(figure, List.of());
            if (figure.kind() == Figure.Kind.STATEMENT_MICROS && !samples.isEmpty()) {
                long before = median(samples);
                if (Math.max(before, value) >= TELLING_MICROS) {
                    ratios.add((double) value / Math.max(1, before));
                }
            }
        });
        Collections.sort(ratios);
        return ratios.size() < TELLING_TIMES ? 1 : ratios.get(ratios.size() / 2);
    }

    /** Returns what is beyond noise, in the order of the figures. */
    public List<Excess> excesses() {
        double slower = Math.max(1, slowness());
        List<Excess> excesses = new ArrayList<>();
        figures.forEach((figure, value) -> {
            List<Long> samples = baseline.samples().getOrDefault(figure, List.of());
            boolean comparable = baseline.knows(figure) && (!samples.isEmpty() || isWorseThanNone(figure, value));
            long fair = figure.kind().isTime() ? Math.round(value / slower) : value;
            if (comparable && fair > Noise.of(figure.kind(), samples.size()).limit(samples)) {
                excesses.add(new Excess(figure, value, samples, figure.kind().isTime() ? slower : 1));
            }
        });
        return excesses;
    }

    /** Returns how this run as a whole stands to the baseline. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "%d figures compared with those of %d %s; this run took %.2f times as long in the median",
                compared(),
                baseline.runs(),
                baseline.runs() == 1 ? "run" : "runs",
                slowness());
    }

    /**
     * Returns whether a figure is worse than that there was none before. A statement that was not there is another statement; a table
     * that was not locked, read or written anew is one that was spared.
     */
    private static boolean isWorseThanNone(Figure figure, long value) {
        return switch (figure.kind()) {
            case STRONGEST_LOCK -> LockMode.values()[(int) value].blocksWrites();
            case REWRITES, ROWS_SCANNED -> true;
            case MIGRATION_MICROS, STATEMENT_MICROS, HELD_MICROS, WAL_BYTES -> false;
        };
    }

    private static long median(List<Long> samples) {
        List<Long> sorted = samples.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
