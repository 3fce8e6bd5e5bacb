package dev.lockstep.data;

/** Counts the rows in which one column has another value than before. */
final class ColumnTally {

    private final TableFingerprint before;
    private final TableFingerprint after;
    private final int beforeColumn;
    private final int afterColumn;
    private final boolean sameForm;
    private long rows;
    private long filledNulls;
    private int firstChanged = RowMatches.NONE;
    private int firstFilled = RowMatches.NONE;

    ColumnTally(TableFingerprint before, int beforeColumn, TableFingerprint after, int afterColumn) {
        this.before = before;
        this.beforeColumn = beforeColumn;
        this.after = after;
        this.afterColumn = afterColumn;
        sameForm = before.columns().get(beforeColumn).equals(after.columns().get(afterColumn));
    }

    /** Adds one row that both states have. */
    void add(HashReader beforeHashes, int beforeRow, HashReader afterHashes, int afterRow) {
        long was = beforeHashes.hash(beforeRow, beforeColumn);
        long is = afterHashes.hash(afterRow, afterColumn);
        boolean nullChanged = (was == TableFingerprint.NULL) != (is == TableFingerprint.NULL);
        if (nullChanged || (sameForm && was != is)) {
            rows++;
            if (was == TableFingerprint.NULL) {
                filledNulls++;
                firstFilled = firstFilled == RowMatches.NONE ? afterRow : firstFilled;
            } else {
                firstChanged = firstChanged == RowMatches.NONE ? afterRow : firstChanged;
            }
        }
    }

    /** Returns how many rows differ. */
    long rows() {
        return rows;
    }

    /** Returns what differs, with an example. */
    ColumnChange change() {
        int example = firstChanged == RowMatches.NONE ? firstFilled : firstChanged;
        return new ColumnChange(
                before.columns().get(beforeColumn).name(),
                rows,
                filledNulls,
                example == RowMatches.NONE ? "" : after.key(example));
    }
}
