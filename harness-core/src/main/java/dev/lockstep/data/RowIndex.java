package dev.lockstep.data;

import java.util.Arrays;

/** Finds the rows of one state by the hashes of some columns. Each row is found once, equal ones in their order. */
final class RowIndex {

    private static final int NONE = -1;

    private final TableFingerprint state;
    private final int[] columns;
    private final int[] heads;
    private final int[] next;

    RowIndex(TableFingerprint state, int[] columns) {
        this.state = state;
        this.columns = columns;
        heads = new int[Integer.highestOneBit(Math.max(8, state.rowCount())) << 1];
        next = new int[state.rowCount()];
        Arrays.fill(heads, NONE);
        // Backwards, so that each chain is in the order of the rows.
        for (int row = state.rowCount() - 1; row >= 0; row--) {
            int slot = slot(state, row, columns);
            next[row] = heads[slot];
            heads[slot] = row;
        }
    }

    /** Returns the first row not yet taken that equals {@code row} of {@code other}, -1 if there is none. */
    int take(TableFingerprint other, int row, int[] otherColumns) {
        int slot = slot(other, row, otherColumns);
        int previous = NONE;
        for (int candidate = heads[slot]; candidate != NONE; candidate = next[candidate]) {
            if (equal(candidate, other, row, otherColumns)) {
                if (previous == NONE) {
                    heads[slot] = next[candidate];
                } else {
                    next[previous] = next[candidate];
                }
                return candidate;
            }
            previous = candidate;
        }
        return NONE;
    }

    private boolean equal(int candidate, TableFingerprint other, int row, int[] otherColumns) {
        for (int i = 0; i < columns.length; i++) {
            if (state.hash(candidate, columns[i]) != other.hash(row, otherColumns[i])) {
                return false;
            }
        }
        return true;
    }

    private int slot(TableFingerprint fingerprint, int row, int[] positions) {
        long mixed = 0;
        for (int position : positions) {
            mixed = (mixed ^ fingerprint.hash(row, position)) * 0x9E3779B97F4A7C15L;
        }
        return (int) (mixed >>> 33) & (heads.length - 1);
    }
}
