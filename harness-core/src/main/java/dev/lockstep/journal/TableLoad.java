package dev.lockstep.journal;

import dev.lockstep.schema.ObjectName;

/**
 * What a fixture source did for one table.
 *
 * @param table its name
 * @param rows how many rows were written
 * @param why why the table could not be filled; empty if it has rows
 */
public record TableLoad(ObjectName table, long rows, String why) {

    /** Returns whether the table has rows to test with; it may be fewer than were asked for, where its keys admit no more. */
    public boolean filled() {
        return why.isEmpty();
    }
}
