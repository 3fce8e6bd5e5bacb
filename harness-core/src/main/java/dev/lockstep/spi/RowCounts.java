package dev.lockstep.spi;

import dev.lockstep.verdict.NamePattern;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

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
}
