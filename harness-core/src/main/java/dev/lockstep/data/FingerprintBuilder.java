package dev.lockstep.data;

import dev.lockstep.schema.ObjectName;
import java.nio.charset.StandardCharsets;
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
    final RowSpace space;
    final ByteLog hashes;
    final ShownTexts shown;
    int rowCount;

    /**
     * Starts without rows, with a space of the table's own.
     *
     * @param keyColumns what tells the rows apart; empty if nothing does
     * @param shownColumns what a row is called by in reports: the key, or some columns of a table without one
     */
    public FingerprintBuilder(
            ObjectName table, List<HashedColumn> columns, List<String> keyColumns, List<String> shownColumns) {
        this(table, columns, keyColumns, shownColumns, RowSpace.usual());
    }

    /**
     * Starts without rows.
     *
     * @param keyColumns what tells the rows apart; empty if nothing does
     * @param shownColumns what a row is called by in reports: the key, or some columns of a table without one
     * @param space where the rows are kept, as a rule with those of the state's other tables
     */
    public FingerprintBuilder(
            ObjectName table,
            List<HashedColumn> columns,
            List<String> keyColumns,
            List<String> shownColumns,
            RowSpace space) {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.keyColumns = List.copyOf(keyColumns);
        this.shownColumns = List.copyOf(shownColumns);
        this.space = space;
        hashes = new ByteLog(space);
        shown = new ShownTexts(space, shownColumns.size());
    }

    /** Begins the next row. */
    public FingerprintBuilder row() {
        rowCount = Math.incrementExact(rowCount);
        return this;
    }

    /** Adds the text of the row's next shown column. */
    public FingerprintBuilder shown(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return shown(bytes, 0, bytes.length);
    }

    /** Adds the text of the row's next shown column, as UTF-8. */
    public FingerprintBuilder shown(byte[] text, int offset, int length) {
        shown.append(text, offset, length);
        return this;
    }

    /** Adds the hash of the row's next value, {@link TableFingerprint#NULL} for SQL NULL. */
    public FingerprintBuilder hash(long hash) {
        hashes.append(hash);
        return this;
    }

    /** Returns the fingerprint of the rows so far. Nothing can be added afterwards. */
    public TableFingerprint build() {
        if (hashes.length() != HashReader.position(rowCount, columns.size(), 0)
                || shown.count() != (long) rowCount * shownColumns.size()) {
            throw new IllegalStateException("the last row of " + table + " is not complete");
        }
        hashes.finish();
        shown.finish();
        return new TableFingerprint(this);
    }
}
