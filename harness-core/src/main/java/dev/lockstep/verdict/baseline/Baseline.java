package dev.lockstep.verdict.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of earlier runs under the same conditions.
 *
 * @param conditions what the runs had in common, by name; figures of other conditions are not compared
 * @param samples of each figure its values, oldest first; what is not there has never been seen
 */
public record Baseline(SortedMap<String, String> conditions, SortedMap<Figure, List<Long>> samples) {

    /** How many samples of a figure are kept; the oldest go. */
    public static final int MOST_SAMPLES = 7;

    public Baseline {
        conditions = new TreeMap<>(conditions);
        SortedMap<Figure, List<Long>> copied = new TreeMap<>();
        samples.forEach((figure, values) -> copied.put(figure, List.copyOf(values)));
        samples = copied;
    }

    /** Returns a baseline that knows nothing, so that nothing exceeds it. */
    public static Baseline none() {
        return new Baseline(new TreeMap<>(), new TreeMap<>());
    }

    /** Returns a baseline of one run. */
    public static Baseline of(SortedMap<String, String> conditions, SortedMap<Figure, Long> figures) {
        return new Baseline(conditions, new TreeMap<>()).with(figures);
    }

    /**
     * Returns this with one more run. Of the migrations that the run took, what it no longer shows is left out: they were changed.
     * Those that it did not take stay as they are.
     */
    public Baseline with(SortedMap<Figure, Long> figures) {
        SortedMap<Figure, List<Long>> more = new TreeMap<>(samples);
        more.keySet().removeIf(figure -> !figures.containsKey(figure) && knows(figure, figures));
        figures.forEach((figure, value) -> {
            List<Long> values = new ArrayList<>(more.getOrDefault(figure, List.of()));
            values.add(value);
            more.put(figure, values.subList(Math.max(0, values.size() - MOST_SAMPLES), values.size()));
        });
        return new Baseline(conditions, more);
    }

    /** Returns whether the migration that {@code figure} is about was seen going that way. */
    public boolean knows(Figure figure) {
        return knows(figure, samples);
    }

    private static boolean knows(Figure figure, SortedMap<Figure, ?> figures) {
        return figures.containsKey(
                new Figure(figure.migration(), figure.direction(), Figure.Kind.MIGRATION_MICROS, "", ""));
    }

    /** Returns in what {@code others} differ from the conditions of this, in words. */
    public List<String> differences(SortedMap<String, String> others) {
        List<String> differences = new ArrayList<>();
        TreeMap<String, String> all = new TreeMap<>(conditions);
        all.putAll(others);
        for (String name : all.keySet()) {
            String then = conditions.getOrDefault(name, "");
            String now = others.getOrDefault(name, "");
            if (!then.equals(now)) {
                differences.add(name + ": " + shown(now) + " here, " + shown(then) + " in the baseline");
            }
        }
        return differences;
    }

    /** Returns of how many runs there are figures, at most. */
    public int runs() {
        return samples.values().stream().mapToInt(List::size).max().orElse(0);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
