package dev.lockstep.spi;

import dev.lockstep.schema.ObjectName;
import java.util.Set;

/**
 * Which rows a fixture source is to write.
 *
 * @param seed with table, column and row number it decides every value
 * @param firstRow the number of the first row, from 0; equal numbers give equal rows
 * @param rows how many rows per table
 * @param tables which tables
 * @param leftOut relations that are not the user's, such as the tool's history
 */
public record LoadRequest(long seed, long firstRow, long rows, Tables tables, Set<ObjectName> leftOut) {

    public LoadRequest {
        leftOut = Set.copyOf(leftOut);
    }

    /** Which tables are written to. */
    public enum Tables {
        /** Only those that have no row yet. */
        EMPTY_ONLY,
        /** All, after the rows that are there. */
        ALL
    }
}
