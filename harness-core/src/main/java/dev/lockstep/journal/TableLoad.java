package dev.lockstep.journal;

import dev.lockstep.schema.ObjectName;

/**
 * What a fixture source did for one table.
 *
 * @param table its name
 * @param rows how many rows were written
 * @param why why the table could not be filled as asked; empty if it was
 */
public record TableLoad(ObjectName table, long rows, String why) {

    /** Returns whether every row that was asked for is there. */
    public boolean filled() {
        return why.isEmpty();
    }
}
