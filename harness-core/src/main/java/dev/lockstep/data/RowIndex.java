package dev.lockstep.data;

import java.util.Arrays;

/**
 * Finds rows of one state by the hashes of some columns, mixed into one. Each row is found once, equal ones in their order.
 */
final class RowIndex {

    private static final int LARGEST = 1 << 30;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final int firstRow;
    private final long[] mixed;
    private final int[] heads;
    private final int[] next;

    /** Indexes the rows from {@code firstRow} up to and without {@code endRow}. */
    RowIndex(HashReader state, int[] columns, int firstRow, int endRow) {
        this.firstRow = firstRow;
        int rows = endRow - firstRow;
        heads = new int[rows >= LARGEST / 2 ? LARGEST : Integer.highestOneBit(Math.max(8, rows)) << 1];
        next = new int[rows];
        mixed = new long[rows];
        Arrays.fill(heads, RowMatches.NONE);
        for (int place = 0; place < rows; place++) {
            mixed[place] = mixed(state, firstRow + place, columns);
        }
        // Backwards, so that each chain is in the order of the rows.
        for (int place = rows - 1; place >= 0; place--) {
            int slot = slot(mixed[place]);
            next[place] = heads[slot];
            heads[slot] = place;
        }
    }

    /** Returns the first row not yet taken that equals {@code row} of {@code other}, {@link RowMatches#NONE} if none does. */
    int take(HashReader other, int row, int[] otherColumns) {
        long wanted = mixed(other, row, otherColumns);
        int slot = slot(wanted);
        int previous = RowMatches.NONE;
        for (int candidate = heads[slot]; candidate != RowMatches.NONE; candidate = next[candidate]) {
            if (mixed[candidate] == wanted) {
                if (previous == RowMatches.NONE) {
                    heads[slot] = next[candidate];
                } else {
                    next[previous] = next[candidate];
                }
                return firstRow + candidate;
            }
            previous = candidate;
        }
        return RowMatches.NONE;
    }

    private int slot(long hash) {
        return (int) (hash >>> 33) & (heads.length - 1);
    }

    // As wide as a single hash, so two rows are as unlikely to be taken for one as two values are. What stands at a
    // later
    // column is turned, so that a pair of values is not its mirror image.
    private static long mixed(HashReader state, int row, int[] columns) {
        long mixed = 0;
        for (int column : columns) {
            mixed = (Long.rotateLeft(mixed, 29) ^ state.hash(row, column)) * FACTOR;
            mixed ^= mixed >>> 32;
        }
        return mixed * FACTOR;
    }
}
