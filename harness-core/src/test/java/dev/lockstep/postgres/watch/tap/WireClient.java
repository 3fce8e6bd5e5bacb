package dev.lockstep.postgres.watch.tap;

import dev.lockstep.spi.DatabaseAddress;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Speaks the protocol message by message, as no driver would, and returns the server's answers as they came. */
final class WireClient implements AutoCloseable {

    static final int VERSION_3_0 = 3 << 16;
    static final int VERSION_3_2 = (3 << 16) + 2;

    private static final int FINELY_CUT = 10_000;
    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;
    private final DataInputStream in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Chunks chunks = Chunks.WHOLE;
    private final Random random = new Random(7);
    private int pid;
    private byte[] key = new byte[0];

    private WireClient(DatabaseAddress address) throws IOException {
        this.socket = new Socket(address.host(), address.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        this.in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
    }

    /** How the bytes are cut on their way. */
    enum Chunks {
        WHOLE,
        SINGLE_BYTES,
        RANDOM
    }

    /** One of the server's messages. */
    static final class Message {

        private final char type;
        private final byte[] body;

        private Message(char type, byte[] body) {
            this.type = type;
            this.body = body;
        }

        char type() {
            return type;
        }

        String text() {
            return new String(body, StandardCharsets.ISO_8859_1);
        }

        /** Returns all of it, except what cannot be the same in two sessions: process ids and what PostgreSQL numbers itself. */
        @Override
        public String toString() {
            ByteBuffer copy = ByteBuffer.wrap(body.clone());
            if (type == 'A' || type == 'K') {
                return type + (type == 'A' ? text().substring(4) : " length " + body.length);
            }
            if (type == 'T') {
                forgetTables(copy);
            }
            String text = new String(copy.array(), StandardCharsets.ISO_8859_1);
            return type + (type == 'E' || type == 'N' ? text.replaceAll("\\d{5,}", "N") : text);
        }

        private static void forgetTables(ByteBuffer description) {
            int fields = description.getShort();
            for (int i = 0; i < fields; i++) {
                while (description.get() != 0) {
                    // the field's name
                }
                description.putInt(0).position(description.position() + 14);
            }
        }
    }

    /** Connects without saying anything. */
    static WireClient silent(DatabaseAddress address) throws IOException {
        return new WireClient(address);
    }

    /** Logs in as a user of whom no password is asked. */
    static WireClient login(DatabaseAddress address, int version, String... parameters) throws IOException {
        WireClient client = new WireClient(address);
        client.startup(version, address, parameters);
        client.untilReady();
        return client;
    }

    void startup(int version, DatabaseAddress address, String... parameters) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(ByteBuffer.allocate(4).putInt(version).array());
        body.writeBytes(bytes("user", address.user(), "database", address.database()));
        body.writeBytes(bytes((Object[]) parameters));
        body.write(0);
        sendRaw(WireMessage.joined(
                ByteBuffer.allocate(4).putInt(body.size() + 4).array(), body.toByteArray()));
    }

    int pid() {
        return pid;
    }

    byte[] key() {
        return key;
    }

    void cut(Chunks how) {
        chunks = how;
    }

    WireClient query(String sql) {
        return message('Q', sql);
    }

    WireClient parse(String name, String sql, int... types) {
        ByteBuffer oids = ByteBuffer.allocate(2 + 4 * types.length).putShort((short) types.length);
        for (int type : types) {
            oids.putInt(type);
        }
        return message('P', name, sql, oids.array());
    }

    WireClient bind(String portal, String statement, String... parameters) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(bytes(portal, statement, (short) 0, (short) parameters.length));
        for (String parameter : parameters) {
            byte[] value = parameter.getBytes(StandardCharsets.UTF_8);
            body.writeBytes(bytes(value.length, value));
        }
        return message('B', body.toByteArray(), (short) 0);
    }

    WireClient describePortal(String portal) {
        return message('D', new byte[] {'P'}, portal);
    }

    WireClient describeStatement(String statement) {
        return message('D', new byte[] {'S'}, statement);
    }

    WireClient closeStatement(String statement) {
        return message('C', new byte[] {'S'}, statement);
    }

    WireClient closePortal(String portal) {
        return message('C', new byte[] {'P'}, portal);
    }

    WireClient execute(String portal, int rows) {
        return message('E', portal, rows);
    }

    WireClient sync() {
        return message('S');
    }

    WireClient flush() {
        return message('H');
    }

    WireClient run(String sql) {
        return parse("", sql).bind("", "").describePortal("").execute("", 0);
    }

    WireClient copyData(String rows) {
        return message('d', rows.getBytes(StandardCharsets.UTF_8));
    }

    WireClient message(char type, Object... parts) {
        byte[] body = bytes(parts);
        out.writeBytes(WireMessage.message(type, body));
        return this;
    }

    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof String text) {
                bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
                bytes.write(0);
            } else if (part instanceof Short number) {
                bytes.writeBytes(ByteBuffer.allocate(2).putShort(number).array());
            } else if (part instanceof Integer number) {
                bytes.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
            } else {
                bytes.writeBytes((byte[]) part);
            }
        }
        return bytes.toByteArray();
    }

    /** Sends what has been collected. */
    WireClient send() throws IOException {
        byte[] all = out.toByteArray();
        out.reset();
        sendRaw(all);
        return this;
    }

    void sendRaw(byte[] all) throws IOException {
        int at = 0;
        while (at < all.length) {
            int size =
                    switch (chunks) {
                        case WHOLE -> all.length;
                            // What is long is cut less finely, or it would take minutes.
                        case SINGLE_BYTES -> at < FINELY_CUT ? 1 : FINELY_CUT - 1;
                        case RANDOM -> 1 + random.nextInt(at < FINELY_CUT ? 40 : 4 * FINELY_CUT);
                    };
            int end = Math.min(all.length, at + size);
            socket.getOutputStream().write(all, at, end - at);
            at = end;
        }
    }

    Message read() throws IOException {
        char type = (char) in.readByte();
        Message message = new Message(type, in.readNBytes(in.readInt() - 4));
        if (type == 'K') {
            pid = ByteBuffer.wrap(message.body).getInt();
            key = java.util.Arrays.copyOfRange(message.body, 4, message.body.length);
        }
        return message;
    }

    byte readByte() throws IOException {
        return in.readByte();
    }

    /** Reads up to and with the first message of one of these types. */
    List<Message> until(String types) throws IOException {
        List<Message> messages = new ArrayList<>();
        do {
            messages.add(read());
        } while (types.indexOf(messages.get(messages.size() - 1).type()) < 0);
        return messages;
    }

    List<Message> untilReady() throws IOException {
        return until("Z");
    }

    /** Reads until the other side ends the connection. */
    List<Message> untilEnd() throws IOException {
        List<Message> messages = new ArrayList<>();
        try {
            while (true) {
                messages.add(read());
            }
        } catch (EOFException end) {
            return messages;
        }
    }

    void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
