package dev.lockstep.postgres.watch.tap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a client says before the session begins: messages without a type. */
final class Startup {

    private static final int CANCEL = 80_877_102;
    private static final int SSL = 80_877_103;
    private static final int GSS = 80_877_104;
    private static final int HEADER = 8;

    /** The server reads no more either. */
    private static final int LONGEST = 10_000;

    private final SocketChannel client;
    private final Map<String, String> parameters = new HashMap<>();
    private int code;

    Startup(SocketChannel client) {
        this.client = client;
    }

    /**
     * Refuses encryption until the client goes on without, and returns what is to be sent to the server; nothing if the client is gone
     * or insists.
     */
    Optional<byte[]> read() throws IOException {
        while (true) {
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            if (!fill(header)) {
                return Optional.empty();
            }
            int length = header.getInt(0);
            code = header.getInt(4);
            if (length < HEADER || length > LONGEST) {
                // A TLS handshake without asking, or noise.
                return Optional.empty();
            }
            if (code == SSL || code == GSS) {
                write(new byte[] {'N'});
                continue;
            }
            ByteBuffer message = ByteBuffer.allocate(length).put(header.flip());
            if (!fill(message)) {
                return Optional.empty();
            }
            if (code != CANCEL) {
                readParameters(message.array());
            }
            return Optional.of(message.array());
        }
    }

    boolean isCancel() {
        return code == CANCEL;
    }

    TapSession session(int number, int pid) {
        String user = parameters.getOrDefault("user", "");
        return new TapSession(
                number,
                pid,
                user,
                parameters.getOrDefault("database", user),
                parameters.getOrDefault("application_name", ""));
    }

    private void readParameters(byte[] message) {
        int at = HEADER;
        while (at < message.length && message[at] != 0) {
            int end = WireMessage.endOfText(message, at);
            parameters.put(
                    WireMessage.textAt(message, at, StandardCharsets.UTF_8),
                    WireMessage.textAt(message, end + 1, StandardCharsets.UTF_8));
            at = WireMessage.endOfText(message, end + 1) + 1;
        }
    }

    private boolean fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (client.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            client.write(buffer);
        }
    }
}
