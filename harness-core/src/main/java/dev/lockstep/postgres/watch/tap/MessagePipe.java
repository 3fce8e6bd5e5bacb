package dev.lockstep.postgres.watch.tap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * One direction of a connection, message by message: a type byte, a length that counts itself, a body.
 *
 * <p>Whoever follows it decides on each message: {@link #pass}, {@link #drop} or {@link #take}. What is passed or injected is written before
 * more is read, and in one piece where it can be, for each piece wakes the other side; a long message passes through without being kept.
 * Not thread-safe.
 */
final class MessagePipe {

    /** Type and length. */
    static final int HEADER = 5;

    /** The server refuses what is longer. */
    private static final int LONGEST = 1 << 30;

    private static final int CAPACITY = 1 << 16;

    /** What is longer is written from where it is. */
    private static final int STAGED = 1 << 14;

    private final ReadableByteChannel from;
    private final WritableByteChannel to;
    private final ByteBuffer staged = ByteBuffer.allocateDirect(STAGED);
    private ByteBuffer buffer = ByteBuffer.allocateDirect(CAPACITY);
    private int start;
    private int at;
    private int end;
    private long rest;
    private boolean broken;
    private boolean gathering;

    MessagePipe(ReadableByteChannel from, WritableByteChannel to) {
        this.from = from;
        this.to = to;
    }

    /** Goes to the next message; returns false when there is no more. What does not look like messages passes through unseen. */
    boolean next() throws IOException {
        while (true) {
            if (rest > 0) {
                int part = (int) Math.min(rest, end - at);
                at += part;
                rest -= part;
            }
            if (broken) {
                at = end;
            } else if (rest == 0 && end - at >= HEADER) {
                int length = buffer.getInt(at + 1);
                if (length >= HEADER - 1 && length <= LONGEST) {
                    return true;
                }
                broken = true;
                continue;
            }
            if (!fill()) {
                at = end;
                write();
                return false;
            }
        }
    }

    char type() {
        return (char) (buffer.get(at) & 0xff);
    }

    /** Returns the message's length with its header. */
    long size() {
        return 1L + buffer.getInt(at + 1);
    }

    /** Returns the message's first bytes, header included: at most {@code longest}, fewer only if it is shorter. */
    byte[] head(int longest) throws IOException {
        int wanted = (int) Math.min(longest, size());
        if (wanted > buffer.capacity()) {
            stage();
            ByteBuffer larger = ByteBuffer.allocateDirect(wanted + CAPACITY);
            larger.put(0, buffer, at, end - at);
            buffer = larger;
            end -= at;
            start = 0;
            at = 0;
        }
        while (end - at < wanted && fill()) {
            // until there is enough, or the other side is gone
        }
        byte[] bytes = new byte[Math.min(wanted, end - at)];
        buffer.get(at, bytes);
        return bytes;
    }

    /** Sends the message on as it is. */
    void pass() {
        rest = size();
    }

    /** From here on nothing is followed: what the server makes of it is the client's affair. */
    void passAllUnseen() {
        broken = true;
    }

    /** Forgets the message. */
    void drop() throws IOException {
        stage();
        long left = size();
        while (left > end - at) {
            left -= end - at;
            at = end;
            start = end;
            if (!fill()) {
                return;
            }
        }
        at += (int) left;
        start = at;
    }

    /** Returns whether this message, of which nothing has been passed on yet, has come as a whole and is of that type. */
    boolean isWhole(char type) {
        return rest == 0 && !broken && end - at >= HEADER && type() == type && end - at >= size();
    }

    /** Takes the message out. */
    byte[] take() throws IOException {
        byte[] message = head(Integer.MAX_VALUE - CAPACITY);
        drop();
        return message;
    }

    /** Puts the message back that has just been taken out: it is the next one again. */
    void putBack(byte[] message) throws IOException {
        stage();
        if (at < message.length) {
            int left = end - at;
            if (message.length + left > buffer.capacity()) {
                ByteBuffer larger = ByteBuffer.allocateDirect(message.length + left + CAPACITY);
                larger.put(message.length, buffer, at, left);
                buffer = larger;
            } else {
                buffer.duplicate()
                        .clear()
                        .position(message.length)
                        .put(buffer.duplicate().clear().position(at).limit(end).slice());
            }
            at = message.length;
            end = message.length + left;
        }
        at -= message.length;
        start = at;
        buffer.put(at, message);
    }

    /** Sends a message of our own, after what has been passed before. */
    void inject(byte[] message) throws IOException {
        finishPassing();
        stage();
        stage(ByteBuffer.wrap(message));
    }

    /** From here on nothing is written for reading more, as long as it is little: the other side can do nothing with a part of it. */
    void gather() {
        gathering = true;
    }

    /** Ends what {@link #gather} began. */
    void letGo() {
        gathering = false;
    }

    /** Sends on what has been passed, to its last byte, and what has been injected. */
    void flush() throws IOException {
        finishPassing();
        write();
    }

    private void finishPassing() throws IOException {
        while (rest > end - at) {
            rest -= end - at;
            at = end;
            if (!fill()) {
                return;
            }
        }
        at += (int) rest;
        rest = 0;
    }

    private void write() throws IOException {
        if (staged.position() > 0) {
            stage();
        }
        writeStaged();
        if (at > start) {
            write(to, passed());
            start = at;
        }
    }

    /** Puts aside what has been passed, to be written with what follows. */
    private void stage() throws IOException {
        if (at > start) {
            stage(passed());
            start = at;
        }
    }

    private void stage(ByteBuffer bytes) throws IOException {
        if (bytes.remaining() > staged.remaining()) {
            writeStaged();
        }
        if (bytes.remaining() > staged.remaining()) {
            write(to, bytes);
        } else {
            staged.put(bytes);
        }
    }

    private void writeStaged() throws IOException {
        write(to, staged.flip());
        staged.clear();
    }

    private ByteBuffer passed() {
        return buffer.duplicate().limit(at).position(start);
    }

    static void write(WritableByteChannel to, byte[] message) throws IOException {
        write(to, ByteBuffer.wrap(message));
    }

    private static void write(WritableByteChannel to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    private boolean fill() throws IOException {
        if (gathering) {
            stage();
        } else {
            write();
        }
        if (at == end) {
            start = 0;
            at = 0;
            end = 0;
        } else if (end == buffer.capacity()) {
            ByteBuffer tail = buffer.duplicate().limit(end).position(at);
            buffer.duplicate().clear().put(tail.slice());
            end -= at;
            start = 0;
            at = 0;
        }
        int read = from.read(buffer.limit(buffer.capacity()).position(end));
        if (read < 0) {
            return false;
        }
        end += read;
        return true;
    }
}
