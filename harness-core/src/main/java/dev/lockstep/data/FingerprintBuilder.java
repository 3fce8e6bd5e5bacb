package dev.lockstep.data;

import dev.lockstep.schema.ObjectName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Collects the rows of one table, in the order of the key: for each {@link #row()}, then {@link #shown} once per shown
 * column, then {@link #hash} once per column.
 */
public final class FingerprintBuilder {

    final ObjectName table;
    final List<HashedColumn> columns;
    final List<String> keyColumns;
    final List<String> shownColumns;
    int rowCount;
    long[] hashes = new long[64];
    byte[] shown = new byte[64];
    int[] shownEnds = new int[16];
    private int hashCount;
    private int shownCount;
    private int shownLength;

    /**
     * Starts without rows.
     *
     * @param keyColumns what tells the rows apart; empty if nothing does
     * @param shownColumns what a row is called by in reports: the key, or some columns of a table without one
     */
    public FingerprintBuilder(
            ObjectName table, List<HashedColumn> columns, List<String> keyColumns, List<String> shownColumns) {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.keyColumns = List.copyOf(keyColumns);
        this.shownColumns = List.copyOf(shownColumns);
    }

    /** Begins the next row. */
    public FingerprintBuilder row() {
        rowCount++;
        return this;
    }

    /** Adds the text of the row's next shown column. */
    public FingerprintBuilder shown(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return shown(bytes, 0, bytes.length);
    }

    /** Adds the text of the row's next shown column, as UTF-8. */
    public FingerprintBuilder shown(byte[] text, int offset, int length) {
        if (shownLength + length > shown.length) {
            shown = Arrays.copyOf(shown, Math.max(shown.length * 2, shownLength + length));
        }
        System.arraycopy(text, offset, shown, shownLength, length);
        shownLength += length;
        if (shownCount == shownEnds.length) {
            shownEnds = Arrays.copyOf(shownEnds, shownEnds.length * 2);
        }
        shownEnds[shownCount++] = shownLength;
        return this;
    }

    /** Adds the hash of the row's next value, {@link TableFingerprint#NULL} for SQL NULL. */
    public FingerprintBuilder hash(long hash) {
        if (hashCount == hashes.length) {
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
        }
        hashes[hashCount++] = hash;
        return this;
    }

    /** Returns the fingerprint of the rows so far. */
    public TableFingerprint build() {
        if (hashCount != rowCount * columns.size() || shownCount != rowCount * shownColumns.size()) {
            throw new IllegalStateException("the last row of " + table + " is not complete");
        }
        return new TableFingerprint(this);
    }
}
