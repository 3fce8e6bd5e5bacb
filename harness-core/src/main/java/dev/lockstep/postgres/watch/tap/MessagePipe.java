package dev.lockstep.postgres.watch.tap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * One direction of a connection, message by message: a type byte, a length that counts itself, a body.
 *
 * <p>Whoever follows it decides on each message: {@link #pass}, {@link #drop} or {@link #take}. What is passed is written before more
 * is read; a long message passes through without being kept. Not thread-safe, except that the other direction may write through
 * {@link #inject} when it knows that this one stands still.
 */
final class MessagePipe {

    /** Type and length. */
    static final int HEADER = 5;

    /** The server refuses what is longer. */
    private static final int LONGEST = 1 << 30;

    private static final int CAPACITY = 1 << 16;

    private final SocketChannel from;
    private final SocketChannel to;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(CAPACITY);
    private int start;
    private int at;
    private int end;
    private long rest;
    private boolean broken;

    MessagePipe(SocketChannel from, SocketChannel to) {
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
            write();
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
        write();
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

    /** Takes the message out. */
    byte[] take() throws IOException {
        byte[] message = head(Integer.MAX_VALUE - CAPACITY);
        drop();
        return message;
    }

    /** Sends a message of our own, after what has been passed before. */
    void inject(byte[] message) throws IOException {
        flush();
        write(ByteBuffer.wrap(message));
    }

    /** Sends on what has been passed so far. */
    void flush() throws IOException {
        if (rest <= end - at) {
            at += (int) rest;
            rest = 0;
        }
        write();
    }

    private void write() throws IOException {
        if (at > start) {
            write(buffer.duplicate().limit(at).position(start));
            start = at;
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    private boolean fill() throws IOException {
        write();
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
