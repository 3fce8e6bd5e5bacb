package dev.lockstep.postgres.watch.tap;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Messages of the frontend/backend protocol, version 3, written and read. */
final class WireMessage {

    static final byte[] FLUSH = message('H', new byte[0]);
    static final byte[] SYNC = message('S', new byte[0]);

    /** The transaction has failed. */
    static final byte[] READY_FAILED = message('Z', new byte[] {'E'});

    private WireMessage() {}

    /** Returns Parse, Bind, Describe and Execute of the unnamed statement. */
    static byte[] runUnnamed(byte[] sql) {
        return joined(
                parseUnnamed(sql),
                message('B', joined(text(""), text(""), new byte[6])),
                // The portal lives on without it, and a Query leaves no unnamed statement behind.
                message('C', joined(new byte[] {'S'}, text(""))),
                message('D', joined(new byte[] {'P'}, text(""))),
                message('E', joined(text(""), new byte[4])));
    }

    static byte[] parseUnnamed(byte[] sql) {
        return message('P', joined(text(""), sql, new byte[3]));
    }

    /** Returns an error or a notice with its position in the client's text moved. */
    static byte[] shifted(byte[] message, int by, Charset charset) {
        String position = field(message, 'P', charset);
        if (position.isEmpty()) {
            return message;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = MessagePipe.HEADER;
        while (at < message.length && message[at] != 0) {
            int end = endOfText(message, at + 1);
            if (message[at] == 'P') {
                body.write('P');
                body.writeBytes(text(Integer.toString(Integer.parseInt(position) + by)));
            } else {
                body.write(message, at, end + 1 - at);
            }
            at = end + 1;
        }
        body.write(0);
        return message((char) message[0], body.toByteArray());
    }

    /** Returns a query under names of our own, which are given up at once. */
    static byte[] runNamed(String name, String sql, byte[] last) {
        return joined(
                message('P', joined(text(name), text(sql), new byte[2])),
                message('B', joined(text(name), text(name), new byte[6])),
                message('E', joined(text(name), new byte[4])),
                message('C', joined(new byte[] {'P'}, text(name))),
                message('C', joined(new byte[] {'S'}, text(name))),
                last);
    }

    /** Returns a query with one parameter, prepared anew, that stays prepared. */
    static byte[] runPrepared(String name, String sql, int type, String parameter, byte[] last) {
        byte[] types = ByteBuffer.allocate(6).putShort((short) 1).putInt(type).array();
        return joined(
                // It may be there still; if not, that is no mistake.
                message('C', joined(new byte[] {'S'}, text(name))),
                message('P', joined(text(name), text(sql), types)),
                runAgain(name, parameter, last));
    }

    /** Returns a query with one parameter that was prepared before. */
    static byte[] runAgain(String name, String parameter, byte[] last) {
        byte[] value = parameter.getBytes(StandardCharsets.UTF_8);
        byte[] values = ByteBuffer.allocate(10 + value.length)
                .putShort((short) 0)
                .putShort((short) 1)
                .putInt(value.length)
                .put(value)
                .putShort((short) 0)
                .array();
        return joined(
                message('B', joined(text(name), text(name), values)),
                message('E', joined(text(name), new byte[4])),
                message('C', joined(new byte[] {'P'}, text(name))),
                last);
    }

    /** Returns an ErrorResponse that ends a session. */
    static byte[] fatal(String state, String text) {
        return message('E', joined(text("SFATAL"), text("VFATAL"), text("C" + state), text("M" + text), new byte[1]));
    }

    static byte[] query(byte[] sql) {
        return message('Q', joined(sql, new byte[1]));
    }

    static byte[] message(char type, byte[] body) {
        return ByteBuffer.allocate(MessagePipe.HEADER + body.length)
                .put((byte) type)
                .putInt(4 + body.length)
                .put(body)
                .array();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    /** Returns where the text that begins at {@code from} ends: its closing zero, or the end of what there is. */
    static int endOfText(byte[] message, int from) {
        int end = from;
        while (end < message.length && message[end] != 0) {
            end++;
        }
        return end;
    }

    static String textAt(byte[] message, int from, Charset charset) {
        return from >= message.length ? "" : new String(message, from, endOfText(message, from) - from, charset);
    }

    /** Returns SQLSTATE and message of an ErrorResponse: {@code 55P03: canceling statement due to lock timeout}. */
    static String error(byte[] message, Charset charset) {
        return field(message, 'C', charset) + ": " + field(message, 'M', charset);
    }

    /** Returns one field of an ErrorResponse; empty if it is not there. */
    static String field(byte[] message, char field, Charset charset) {
        int at = MessagePipe.HEADER;
        while (at < message.length && message[at] != 0) {
            if (message[at] == field) {
                return textAt(message, at + 1, charset);
            }
            at = endOfText(message, at + 1) + 1;
        }
        return "";
    }

    private static byte[] text(String text) {
        return joined(text.getBytes(StandardCharsets.UTF_8), new byte[1]);
    }
}
