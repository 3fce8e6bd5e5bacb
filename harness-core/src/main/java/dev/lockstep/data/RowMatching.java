package dev.lockstep.data;

import java.util.List;

/**
 * Finds out which rows of two states are the same. What both begin with, and end with where rows are told apart in both, is
 * read once, side by side; only the rest is looked up in an index.
 */
final class RowMatching {

    // Read forwards, as files like it.
    private static final int ROWS_AT_ONCE = 4096;

    private final TableFingerprint first;
    private final TableFingerprint second;
    private final HashReader firstHashes;
    private final HashReader secondHashes;
    private final int[] firstColumns;
    private final int[] secondColumns;
    private final boolean toldApart;

    RowMatching(RowIdentity identity, TableFingerprint first, TableFingerprint second) {
        this.first = first;
        this.second = second;
        firstHashes = first.reader();
        secondHashes = second.reader();
        firstColumns = toArray(identity.first());
        secondColumns = toArray(identity.second());
        toldApart = identity.tellsApart(first, identity.first()) && identity.tellsApart(second, identity.second());
    }

    RowMatches match() {
        int head = head();
        // Of equal rows the first ones are a pair, so it must not begin with the last.
        int tail = toldApart ? tail(Math.min(first.rowCount(), second.rowCount()) - head) : 0;
        int[] between = new int[second.rowCount() - head - tail];
        if (between.length > 0) {
            RowIndex index = new RowIndex(firstHashes, firstColumns, head, first.rowCount() - tail);
            for (int place = 0; place < between.length; place++) {
                between[place] = index.take(secondHashes, head + place, secondColumns);
            }
        }
        return new RowMatches(first.rowCount(), head, tail, between);
    }

    private int head() {
        int most = Math.min(first.rowCount(), second.rowCount());
        int head = 0;
        while (head < most && same(head, head)) {
            head++;
        }
        return head;
    }

    private int tail(int most) {
        int tail = 0;
        while (tail < most) {
            int rows = Math.min(ROWS_AT_ONCE, most - tail);
            int sameAtEnd = 0;
            for (int back = tail + rows; back > tail; back--) {
                sameAtEnd = same(first.rowCount() - back, second.rowCount() - back) ? sameAtEnd + 1 : 0;
            }
            tail += sameAtEnd;
            if (sameAtEnd < rows) {
                break;
            }
        }
        return tail;
    }

    private boolean same(int firstRow, int secondRow) {
        for (int i = 0; i < firstColumns.length; i++) {
            if (firstHashes.hash(firstRow, firstColumns[i]) != secondHashes.hash(secondRow, secondColumns[i])) {
                return false;
            }
        }
        return true;
    }

    private static int[] toArray(List<Integer> positions) {
        return positions.stream().mapToInt(Integer::intValue).toArray();
    }
}
