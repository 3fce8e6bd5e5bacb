package dev.lockstep.data;

import dev.lockstep.schema.ObjectName;
import java.util.List;

/**
 * How the rows of one table differ between two states.
 *
 * @param rowsBefore how many rows the first state had
 * @param lost how many of them the second state does not have
 * @param lostExample the key of one of those; empty if none is lost
 * @param added how many rows only the second state has
 * @param addedExample the key of one of those; empty if none was added
 * @param changed columns with other values in rows that both states have; columns that only one state has are left out
 */
public record TableDiff(
        ObjectName table,
        long rowsBefore,
        long lost,
        String lostExample,
        long added,
        String addedExample,
        List<ColumnChange> changed) {

    public TableDiff {
        changed = List.copyOf(changed);
    }

    /** Returns whether nothing differs. */
    public boolean isEmpty() {
        return lost == 0 && added == 0 && changed.isEmpty();
    }

    /** Returns the columns in which values that were there are others now. */
    public List<ColumnChange> valueChanges() {
        return changed.stream().filter(change -> change.valuesChanged() > 0).toList();
    }

    /** Returns the lost rows as one line for people. */
    public String lostText() {
        return "lost: " + lost + " of " + rowsBefore + (rowsBefore == 1 ? " row" : " rows")
                + (lostExample.isEmpty() ? "" : ", for example " + lostExample);
    }

    /** Returns this difference as if no row had been added. */
    TableDiff withoutAdded() {
        return new TableDiff(table, rowsBefore, lost, lostExample, 0, "", changed);
    }

    /** Returns this difference as if no row had changed. */
    TableDiff withoutChanged() {
        return new TableDiff(table, rowsBefore, lost, lostExample, added, addedExample, List.of());
    }
}
