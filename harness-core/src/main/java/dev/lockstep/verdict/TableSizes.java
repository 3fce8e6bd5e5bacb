package dev.lockstep.verdict;

import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which tables count as large: a finding about cost depends on the rows, not on how the SQL looks.
 *
 * @param productionRows how many rows tables have in production, by name or pattern with {@code *}; the most exact pattern wins
 * @param largeFrom from how many rows on a table is large, here or in production
 */
public record TableSizes(SortedMap<String, Long> productionRows, long largeFrom) {

    /** From how many rows on a table is large unless the user says otherwise. */
    public static final long LARGE_FROM = 10_000;

    public TableSizes {
        productionRows = new TreeMap<>(productionRows);
    }

    /** Returns the sizes of a user who declared none. */
    public static TableSizes undeclared() {
        return new TableSizes(new TreeMap<>(), LARGE_FROM);
    }

    /** Returns how many rows the table has in production, if that was declared. */
    public OptionalLong inProduction(String table) {
        Long exact = productionRows.get(table);
        if (exact != null) {
            return OptionalLong.of(exact);
        }
        return productionRows.entrySet().stream()
                .filter(entry -> new NamePattern(entry.getKey()).matches(table))
                .max((one, other) ->
                        Integer.compare(one.getKey().length(), other.getKey().length()))
                .map(entry -> OptionalLong.of(entry.getValue()))
                .orElse(OptionalLong.empty());
    }

    /** Returns whether a table is large that has {@code rows} rows here. What is declared for production outweighs what is here. */
    public boolean isLarge(String table, long rows) {
        return inProduction(table).orElse(rows) >= largeFrom;
    }
}
