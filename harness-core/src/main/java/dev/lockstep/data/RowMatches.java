package dev.lockstep.data;

import java.util.BitSet;

/**
 * Which row of the first state each row of the second is. States are mostly alike: the rows that both begin and end with are
 * only counted, and what lies between takes memory.
 */
final class RowMatches {

    static final int NONE = -1;

    private final int firstRows;
    private final int head;
    private final int tail;
    private final int[] between;

    /**
     * Keeps what was found.
     *
     * @param firstRows how many rows the first state has
     * @param head how many rows both begin with
     * @param tail how many other rows both end with
     * @param between for each row of the second state between those, the row of the first that it is, or {@link #NONE}
     */
    RowMatches(int firstRows, int head, int tail, int[] between) {
        this.firstRows = firstRows;
        this.head = head;
        this.tail = tail;
        this.between = between;
    }

    private int secondRows() {
        return head + between.length + tail;
    }

    /** Returns the row of the first state, {@link #NONE} for a row that is new. */
    int of(int second) {
        if (second < head) {
            return second;
        }
        int place = second - head;
        return place < between.length ? between[place] : firstRows - secondRows() + second;
    }

    /** Returns the rows that only the first state has. */
    BitSet onlyInFirst() {
        BitSet rows = new BitSet(firstRows);
        rows.set(head, firstRows - tail);
        for (int row : between) {
            if (row != NONE) {
                rows.clear(row);
            }
        }
        return rows;
    }

    /** Returns the rows that only the second state has. */
    BitSet onlyInSecond() {
        BitSet rows = new BitSet(secondRows());
        for (int place = 0; place < between.length; place++) {
            rows.set(head + place, between[place] == NONE);
        }
        return rows;
    }
}
