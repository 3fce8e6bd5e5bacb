package dev.lockstep.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Holds the rows of one table in two states against each other. */
final class TableComparison {

    private final TableFingerprint before;
    private final TableFingerprint after;
    private final RowIdentity identity;
    private final int[] beforeRowOf;

    TableComparison(TableFingerprint before, TableFingerprint after) {
        this.before = before;
        this.after = after;
        identity = RowIdentity.of(before, after);
        beforeRowOf = identity.match(before, after);
    }

    /** Returns what differs; added rows that {@code written} has are meant to be there. */
    TableDiff diff(TableFingerprint written) {
        BitSet lost = lost();
        BitSet added = addedBesides(written);
        return new TableDiff(
                after.table(),
                before.rowCount(),
                lost.cardinality(),
                example(before, lost),
                added.cardinality(),
                example(after, added),
                changes());
    }

    private BitSet lost() {
        BitSet lost = new BitSet(before.rowCount());
        lost.set(0, before.rowCount());
        for (int row : beforeRowOf) {
            if (row >= 0) {
                lost.clear(row);
            }
        }
        return lost;
    }

    private BitSet addedBesides(TableFingerprint written) {
        BitSet added = new BitSet(after.rowCount());
        for (int row = 0; row < beforeRowOf.length; row++) {
            added.set(row, beforeRowOf[row] < 0);
        }
        if (written.rowCount() == 0 || added.isEmpty()) {
            return added;
        }
        TableFingerprint addedRows = after.only(added);
        BitSet unexplained = RowIdentity.of(written, addedRows).onlyInSecond(written, addedRows);
        BitSet besides = new BitSet(after.rowCount());
        int position = 0;
        for (int row = added.nextSetBit(0); row >= 0; row = added.nextSetBit(row + 1)) {
            besides.set(row, unexplained.get(position++));
        }
        return besides;
    }

    private List<ColumnChange> changes() {
        List<ColumnChange> changes = new ArrayList<>();
        for (int column = 0; column < before.columns().size(); column++) {
            int same = after.position(before.columns().get(column).name());
            if (same >= 0 && !identity.first().contains(column)) {
                ColumnChange change = change(column, same);
                if (change.rows() > 0) {
                    changes.add(change);
                }
            }
        }
        return changes;
    }

    private ColumnChange change(int beforeColumn, int afterColumn) {
        boolean sameForm =
                before.columns().get(beforeColumn).equals(after.columns().get(afterColumn));
        long rows = 0;
        long filledNulls = 0;
        int firstChanged = -1;
        int firstFilled = -1;
        // Rows that are paired up only because every comparable column agrees say nothing about the others.
        int limit = identity.keyed() ? beforeRowOf.length : 0;
        for (int row = 0; row < limit; row++) {
            if (beforeRowOf[row] < 0) {
                continue;
            }
            long was = before.hash(beforeRowOf[row], beforeColumn);
            long is = after.hash(row, afterColumn);
            boolean nullChanged = (was == TableFingerprint.NULL) != (is == TableFingerprint.NULL);
            if (nullChanged || (sameForm && was != is)) {
                rows++;
                if (was == TableFingerprint.NULL) {
                    filledNulls++;
                    firstFilled = firstFilled < 0 ? row : firstFilled;
                } else {
                    firstChanged = firstChanged < 0 ? row : firstChanged;
                }
            }
        }
        int example = firstChanged < 0 ? firstFilled : firstChanged;
        return new ColumnChange(
                before.columns().get(beforeColumn).name(), rows, filledNulls, example < 0 ? "" : after.key(example));
    }

    private static String example(TableFingerprint state, BitSet rows) {
        return rows.isEmpty() ? "" : state.key(rows.nextSetBit(0));
    }
}
