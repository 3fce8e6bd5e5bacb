package dev.lockstep.postgres.rows;

import dev.lockstep.journal.InsertableRow.Cell;
import dev.lockstep.schema.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A row where it was found.
 *
 * @param table whose it is
 * @param place where in the table it lies; with the table it tells rows apart
 * @param cells its values
 */
public record SourceRow(ObjectName table, String place, List<Cell> cells) {

    public SourceRow {
        cells = List.copyOf(cells);
    }

    /** Returns the value of a column as SQL; nothing if it was left out. */
    public Optional<String> literal(String column) {
        return cells.stream()
                .filter(cell -> cell.column().equals(column))
                .map(Cell::literal)
                .findFirst();
    }

    /** Returns the same row with those of its values only that {@code kept} wants. */
    public SourceRow only(Predicate<Cell> kept) {
        return new SourceRow(table, place, cells.stream().filter(kept).toList());
    }

    /** Returns whether it is the same row, whatever of it was left out. */
    public boolean isSame(SourceRow other) {
        return table.equals(other.table) && place.equals(other.place);
    }
}
