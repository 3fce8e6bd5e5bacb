package dev.lockstep.data;

/** Reads the hashes of one fingerprint, fastest row after row. Not thread-safe. */
final class HashReader {

    private final ByteCursor bytes;
    private final int columns;

    HashReader(ByteLog hashes, int chunkBytes, int columns) {
        bytes = new ByteCursor(hashes, chunkBytes);
        this.columns = columns;
    }

    long hash(int row, int column) {
        return bytes.longAt(position(row, columns, column));
    }

    /** Returns where a hash begins; ten columns of two hundred million rows are more than an int counts. */
    static long position(int row, int columns, int column) {
        return ((long) row * columns + column) * Long.BYTES;
    }
}
