package dev.lockstep.data;

import dev.lockstep.schema.ObjectName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The content of one table: for every row a hash of each value, computed on the server, and the text of its key.
 *
 * <p>Takes 8 bytes per value and the bytes of the keys: a run keeps five of these per table at once.
 */
public final class TableFingerprint {

    /** Stands for SQL NULL; the hash of a value is never stored as this. */
    public static final long NULL = 0;

    private final ObjectName table;
    private final List<HashedColumn> columns;
    private final List<String> keyColumns;
    private final List<String> shownColumns;
    private final int rowCount;
    private final long[] hashes;
    private final byte[] shown;
    private final int[] shownEnds;

    TableFingerprint(FingerprintBuilder built) {
        table = built.table;
        columns = built.columns;
        keyColumns = built.keyColumns;
        shownColumns = built.shownColumns;
        rowCount = built.rowCount;
        hashes = Arrays.copyOf(built.hashes, rowCount * columns.size());
        shownEnds = Arrays.copyOf(built.shownEnds, rowCount * shownColumns.size());
        shown = Arrays.copyOf(built.shown, shownEnds.length == 0 ? 0 : shownEnds[shownEnds.length - 1]);
    }

    /** Returns the table's name. */
    public ObjectName table() {
        return table;
    }

    /** Returns the columns in physical order. */
    public List<HashedColumn> columns() {
        return columns;
    }

    /** Returns what tells the rows apart: the primary key, else a unique key without NULLs, else nothing. */
    public List<String> keyColumns() {
        return keyColumns;
    }

    /** Returns the number of rows. */
    public int rowCount() {
        return rowCount;
    }

    /**
     * Returns the hash of one value, {@link #NULL} for SQL NULL.
     *
     * @param row from 0, in the order of the key
     * @param column the position in {@link #columns()}, from 0
     */
    public long hash(int row, int column) {
        return hashes[row * columns.size() + column];
    }

    /**
     * Returns the row's key as people write it: {@code (id=17)}. Of a table without a key, its first columns, cut short.
     *
     * @param row from 0, in the order of the key
     */
    public String key(int row) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < shownColumns.size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(shownColumns.get(i))
                    .append('=')
                    .append(shownText(row * shownColumns.size() + i));
        }
        return text.append(shownColumns.size() < columns.size() && keyColumns.isEmpty() ? ", …)" : ")")
                .toString();
    }

    private String shownText(int position) {
        int start = position == 0 ? 0 : shownEnds[position - 1];
        return new String(shown, start, shownEnds[position] - start, StandardCharsets.UTF_8);
    }

    /** Returns the position of the column of that name, -1 if there is none. */
    int position(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns a fingerprint of only those rows. */
    TableFingerprint only(BitSet rows) {
        FingerprintBuilder kept = new FingerprintBuilder(table, columns, keyColumns, shownColumns);
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            kept.row();
            for (int i = 0; i < shownColumns.size(); i++) {
                kept.shown(shownText(row * shownColumns.size() + i));
            }
            for (int i = 0; i < columns.size(); i++) {
                kept.hash(hash(row, i));
            }
        }
        return kept.build();
    }

    @Override
    public String toString() {
        return table + " with " + rowCount + " rows";
    }
}
