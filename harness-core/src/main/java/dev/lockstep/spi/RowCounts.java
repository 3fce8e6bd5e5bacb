package dev.lockstep.spi;

import dev.lockstep.verdict.NamePattern;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * How many rows single tables get, where it is not as many as all.
 *
 * @param fixed rows by table, by name or pattern with {@code *}; the most exact pattern wins
 * @param ratios rows in proportion to those of a table that the table refers to
 */
public record RowCounts(SortedMap<String, Long> fixed, List<Ratio> ratios) {

    public RowCounts {
        fixed = new TreeMap<>(fixed);
        ratios = List.copyOf(ratios);
    }

    /**
     * Rows along a foreign key.
     *
     * @param child the referring table, by name or pattern with {@code *}
     * @param each how many rows it has for each row of {@code parent}, on average; more than 0
     * @param parent the referenced table's name
     */
    public record Ratio(String child, double each, String parent) {}

    /** Returns the counts of a user who wrote none. */
    public static RowCounts alike() {
        return new RowCounts(new TreeMap<>(), List.of());
    }

    /** Returns how many rows the table is to have, if that was written for it. */
    public OptionalLong fixed(String table) {
        Long exact = fixed.get(table);
        if (exact != null) {
            return OptionalLong.of(exact);
        }
        return fixed.entrySet().stream()
                .filter(entry -> new NamePattern(entry.getKey()).matches(table))
                .max((one, other) ->
                        Integer.compare(one.getKey().length(), other.getKey().length()))
                .map(entry -> OptionalLong.of(entry.getValue()))
                .orElse(OptionalLong.empty());
    }

    /**
     * Returns how many rows the table is to have. A circle of ratios has no number of rows; it is followed once round.
     *
     * @param others how many rows a table has of which nothing was written
     */
    public long wanted(String table, long others) {
        return wanted(table, others, ratios.size());
    }

    private long wanted(String table, long others, int steps) {
        if (fixed(table).isPresent()) {
            return fixed(table).getAsLong();
        }
        return ratios.stream()
                .filter(ratio -> new NamePattern(ratio.child()).matches(table))
                .findFirst()
                .map(ratio -> along(ratio, others, steps))
                .orElse(others);
    }

    private long along(Ratio ratio, long others, int steps) {
        // Rounding takes what is too large for a number of rows to the largest.
        return steps <= 0 ? others : Math.round(ratio.each() * wanted(ratio.parent(), others, steps - 1));
    }

    /** Returns how many rows the table has that is to have most, of which something is written. */
    public long most(long others) {
        LongStream counted = fixed.values().stream().mapToLong(Long::longValue);
        LongStream along = ratios.stream().mapToLong(ratio -> along(ratio, others, ratios.size()));
        return LongStream.concat(counted, along).max().orElse(0);
    }
}
