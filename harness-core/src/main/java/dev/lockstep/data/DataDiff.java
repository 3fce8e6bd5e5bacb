package dev.lockstep.data;

import java.util.List;

/**
 * How the rows of two states differ.
 *
 * @param tables tables that both states have and whose rows differ; tables that only one has are the schema's business
 */
public record DataDiff(List<TableDiff> tables) {

    public DataDiff {
        tables = List.copyOf(tables);
    }

    /** Returns the difference of nothing. */
    public static DataDiff none() {
        return new DataDiff(List.of());
    }

    /** Returns whether no row differs. */
    public boolean isEmpty() {
        return tables.isEmpty();
    }

    /** Returns whether the tables gained at least as many rows as they lost: a sign that rows only moved. */
    public boolean gainsWhatItLoses() {
        long lost = tables.stream().mapToLong(TableDiff::lost).sum();
        return tables.stream().mapToLong(TableDiff::added).sum() >= lost;
    }
}
