package dev.lockstep.report;

import java.util.List;

/**
 * One table.
 *
 * @param rows how many rows it had at the end, or how many were written if it is gone by then
 * @param bytes what it took at the end; 0 if it is gone by then
 * @param why why it could not be filled as asked; empty if it was
 * @param notes what a reader should know of how it was filled
 */
public record TableLine(String name, long rows, long bytes, String why, List<String> notes) {

    public TableLine {
        notes = List.copyOf(notes);
    }

    /** A table of which there is nothing more to tell. */
    public TableLine(String name, long rows, long bytes, String why) {
        this(name, rows, bytes, why, List.of());
    }
}
