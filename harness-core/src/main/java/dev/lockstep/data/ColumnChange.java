package dev.lockstep.data;

/**
 * One column whose values differ between two states in rows that both have.
 *
 * @param rows how many rows differ, {@code filledNulls} included
 * @param filledNulls how many of them were NULL before and are not now
 * @param exampleKey the key of one such row as text, one that did not only fill a NULL where there is one
 */
public record ColumnChange(String column, long rows, long filledNulls, String exampleKey) {

    /** Returns in how many rows a value that was there is another now; a NULL that was filled is no such value. */
    public long valuesChanged() {
        return rows - filledNulls;
    }

    /** Returns the changed values as one line for people. */
    public String text() {
        return "column " + column + ": another value in " + valuesChanged() + (valuesChanged() == 1 ? " row" : " rows")
                + (exampleKey.isEmpty() ? "" : ", for example " + exampleKey);
    }
}
