package dev.lockstep.journal;

import dev.lockstep.schema.ObjectName;
import java.util.List;

/**
 * What a fixture source did for one table.
 *
 * @param table its name
 * @param rows how many rows were written
 * @param why why the table could not be filled; empty if it has rows
 * @param notes what a reader should know of how it was filled, such as a trigger that changed rows
 */
public record TableLoad(ObjectName table, long rows, String why, List<String> notes) {

    public TableLoad {
        notes = List.copyOf(notes);
    }

    /** A load of which there is nothing more to tell. */
    public TableLoad(ObjectName table, long rows, String why) {
        this(table, rows, why, List.of());
    }

    /** Returns whether the table has rows to test with; it may be fewer than were asked for, where its keys admit no more. */
    public boolean filled() {
        return why.isEmpty();
    }
}
