package dev.lockstep.data;

import dev.lockstep.schema.ObjectName;
import java.util.BitSet;
import java.util.List;

/**
 * The content of one table: for every row a hash of each value, computed on the server, and the text of its key.
 *
 * <p>Takes 8 bytes per value and the bytes of the keys, in memory or, of large tables, in the file of a {@link RowSpace}: a run
 * keeps five of these per table at once.
 */
public final class TableFingerprint {

    /** Stands for SQL NULL; the hash of a value is never stored as this. */
    public static final long NULL = 0;

    private final ObjectName table;
    private final List<HashedColumn> columns;
    private final List<String> keyColumns;
    private final List<String> shownColumns;
    private final int rowCount;
    private final RowSpace space;
    private final ByteLog hashes;
    private final ShownTexts shown;

    TableFingerprint(FingerprintBuilder built) {
        table = built.table;
        columns = built.columns;
        keyColumns = built.keyColumns;
        shownColumns = built.shownColumns;
        rowCount = built.rowCount;
        space = built.space;
        hashes = built.hashes;
        shown = built.shown;
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
        return reader().hash(row, column);
    }

    /**
     * Returns the row's key as people write it: {@code (id=17)}. Of a table without a key, its first columns, cut short.
     *
     * @param row from 0, in the order of the key
     */
    public String key(int row) {
        List<String> texts = shown.reader().texts(row);
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < shownColumns.size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(shownColumns.get(i))
                    .append('=')
                    .append(texts.get(i));
        }
        return text.append(shownColumns.size() < columns.size() && keyColumns.isEmpty() ? ", …)" : ")")
                .toString();
    }

    /** Returns a reader for many hashes. */
    HashReader reader() {
        return new HashReader(hashes, space.chunkBytes(), columns.size());
    }

    /** Returns where the rows are kept. */
    RowSpace space() {
        return space;
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

    /** Returns a fingerprint of only those rows, kept in a space of their own. */
    TableFingerprint only(BitSet rows, RowSpace kept) {
        FingerprintBuilder builder = new FingerprintBuilder(table, columns, keyColumns, shownColumns, kept);
        HashReader reader = reader();
        ShownTexts.Reader texts = shown.reader();
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            builder.row();
            for (byte[] text : texts.row(row)) {
                builder.shown(text, 0, text.length);
            }
            for (int i = 0; i < columns.size(); i++) {
                builder.hash(reader.hash(row, i));
            }
        }
        return builder.build();
    }

    @Override
    public String toString() {
        return table + " with " + rowCount + " rows";
    }
}
