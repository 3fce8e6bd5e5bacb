package dev.lockstep.data;

import java.nio.ByteBuffer;

/**
 * Reads a {@link ByteLog} by way of a window: a large one as long as each place lies a little further than the one before, a
 * small one where they jump. Not thread-safe; the log may have several.
 */
final class ByteCursor {

    private static final int SMALLEST = 256;

    private final ByteLog log;
    private final int largest;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private ByteBuffer window = buffer;
    private long start;
    private long end;
    private int bytes = SMALLEST;

    ByteCursor(ByteLog log, int chunkBytes) {
        this.log = log;
        largest = Math.max(Long.BYTES, chunkBytes);
    }

    long longAt(long position) {
        if (position < start || position + Long.BYTES > end) {
            move(position);
        }
        return window.getLong((int) (position - start));
    }

    byte byteAt(long position) {
        if (position < start || position >= end) {
            move(position);
        }
        return window.get((int) (position - start));
    }

    private void move(long position) {
        boolean onwards = position >= end && position < end + largest;
        bytes = onwards ? Math.min(bytes * 2, largest) : Math.min(SMALLEST, largest);
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocate(bytes);
        }
        ByteLog.Part part = log.part(position, bytes, buffer);
        window = part.bytes();
        start = part.start();
        end = start + window.limit();
    }
}
