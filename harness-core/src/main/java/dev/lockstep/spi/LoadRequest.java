package dev.lockstep.spi;

import dev.lockstep.schema.ObjectName;
import java.util.Set;

/**
 * Which rows a fixture source is to write.
 *
 * @param seed with table, column and row number it decides every value
 * @param firstRow the number of the first row, from 0; equal numbers give equal rows
 * @param rows how many rows per table, unless the plan says otherwise for a table
 * @param tables which tables
 * @param leftOut relations that are not the user's, such as the tool's history
 * @param content what the rows are for
 * @param plan what they are to be like
 * @param progress hears how far it has come
 */
public record LoadRequest(
        long seed,
        long firstRow,
        long rows,
        Tables tables,
        Set<ObjectName> leftOut,
        Content content,
        DataPlan plan,
        LoadProgress progress) {

    public LoadRequest {
        leftOut = Set.copyOf(leftOut);
    }

    /** Asks for rows of the usual kind, as many in each table. */
    public LoadRequest(long seed, long firstRow, long rows, Tables tables, Set<ObjectName> leftOut) {
        this(seed, firstRow, rows, tables, leftOut, Content.MIXED, DataPlan.standard(), LoadProgress.none());
    }

    /** Which tables are written to. */
    public enum Tables {
        /** Only those that have no row yet. */
        EMPTY_ONLY,
        /** All, after the rows that are there. */
        ALL
    }

    /** What the rows are for. */
    public enum Content {
        /** Ordinary rows, among them edge cases at a known rate. */
        MIXED,
        /** Every edge case of every column and little else, in as few rows as that takes; {@code rows} is a least number. */
        EDGES
    }
}
