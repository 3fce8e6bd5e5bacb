package dev.lockstep.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes that are written once, one after the other, and then read in any order: in chunks on the heap as long as the space
 * has room there, all of them in its file from then on.
 */
final class ByteLog {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int FIRST_BYTES = 256;
    private static final int GROWTH = 4;

    private final RowSpace space;
    private final int chunkBytes;
    private final List<byte[]> kept = new ArrayList<>();
    private final List<Long> written = new ArrayList<>();
    private byte[] last;
    private int filled;
    private long length;

    ByteLog(RowSpace space) {
        this.space = space;
        chunkBytes = space.chunkBytes();
        last = new byte[Math.min(FIRST_BYTES, chunkBytes)];
    }

    /** Returns how many bytes there are. */
    long length() {
        return length;
    }

    /** Adds eight bytes, the highest first. Nothing but longs may be added to a log that has one. */
    void append(long value) {
        if (filled == last.length) {
            makeRoom();
        }
        LONGS.set(last, filled, value);
        filled += Long.BYTES;
        length += Long.BYTES;
    }

    void append(byte value) {
        if (filled == last.length) {
            makeRoom();
        }
        last[filled++] = value;
        length++;
    }

    void append(byte[] bytes, int offset, int count) {
        int done = 0;
        while (done < count) {
            if (filled == last.length) {
                makeRoom();
            }
            int part = Math.min(count - done, last.length - filled);
            System.arraycopy(bytes, offset + done, last, filled, part);
            filled += part;
            done += part;
        }
        length += count;
    }

    private void makeRoom() {
        if (filled < chunkBytes) {
            last = Arrays.copyOf(last, Math.min(last.length * GROWTH, chunkBytes));
            return;
        }
        if (written.isEmpty() && space.take()) {
            kept.add(last);
            last = new byte[chunkBytes];
        } else {
            spill();
            written.add(space.write(last, filled));
        }
        filled = 0;
    }

    private void spill() {
        for (byte[] chunk : kept) {
            written.add(space.write(chunk, chunk.length));
        }
        space.give(kept.size());
        kept.clear();
    }

    /** Ends the writing. What does not fill a chunk stays on the heap if nothing else is in the file. */
    void finish() {
        if (written.isEmpty()) {
            last = Arrays.copyOf(last, filled);
        } else {
            written.add(space.write(last, filled));
            last = new byte[0];
        }
    }

    /** Returns the whole chunk that holds {@code position} if it is on the heap, else as many of its bytes as asked for. */
    Part part(long position, int bytes, ByteBuffer buffer) {
        int chunk = Math.toIntExact(position / chunkBytes);
        long start = (long) chunk * chunkBytes;
        if (written.isEmpty()) {
            return new Part(start, ByteBuffer.wrap(chunk < kept.size() ? kept.get(chunk) : last));
        }
        int within = (int) (position - start);
        int count = (int) Math.min(Math.min(bytes, chunkBytes - within), length - position);
        ByteBuffer part = buffer.clear().limit(count);
        space.read(written.get(chunk) + within, part);
        return new Part(position, part.flip());
    }

    /** Some bytes and where the first of them is. */
    record Part(long start, ByteBuffer bytes) {}
}
