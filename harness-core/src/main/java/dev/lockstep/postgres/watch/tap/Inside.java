package dev.lockstep.postgres.watch.tap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Asks within a session that stands still; closed when it goes on. */
final class Inside implements InsideQuery, AutoCloseable {

    /** No client calls a statement so; the unnamed one may still be in its use. */
    private static final String NAME = "lockstep_inside";

    private final MessagePipe fromServer;
    private final WritableByteChannel toServer;
    private final BooleanSupplier mayAsk;
    private final byte[] last;
    private boolean open = true;

    /**
     * @param mayAsk whether one more query changes nothing for the transaction
     * @param last Flush where the client's Sync is still to come, Sync where it has been answered
     */
    Inside(MessagePipe fromServer, WritableByteChannel toServer, BooleanSupplier mayAsk, byte[] last) {
        this.fromServer = fromServer;
        this.toServer = toServer;
        this.mayAsk = mayAsk;
        this.last = last;
    }

    @Override
    public Optional<List<List<String>>> ask(String sql) {
        // A first snapshot would make SET TRANSACTION ISOLATION LEVEL impossible.
        if (!open || !mayAsk.getAsBoolean()) {
            return Optional.empty();
        }
        try {
            MessagePipe.write(toServer, WireMessage.runNamed(NAME, sql, last));
            return rows();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<List<List<String>>> rows() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        int closed = 0;
        char end = last[0] == 'S' ? 'Z' : '3';
        while (fromServer.next()) {
            char type = fromServer.type();
            if (type == 'A' || type == 'S') {
                fromServer.pass();
                continue;
            }
            if (type == 'E') {
                open = false;
                throw new IOException(WireMessage.error(fromServer.take(), StandardCharsets.UTF_8));
            }
            if (type == 'D') {
                rows.add(row(fromServer.take()));
            } else {
                closed += type == '3' ? 1 : 0;
                fromServer.drop();
            }
            if (closed == 2 && type == end) {
                return Optional.of(rows);
            }
        }
        return Optional.empty();
    }

    private static List<String> row(byte[] message) {
        ByteBuffer fields = ByteBuffer.wrap(message, MessagePipe.HEADER, message.length - MessagePipe.HEADER);
        int count = fields.getShort();
        List<String> row = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] value = new byte[Math.max(0, fields.getInt())];
            fields.get(value);
            row.add(new String(value, StandardCharsets.UTF_8));
        }
        return row;
    }

    @Override
    public void close() {
        open = false;
    }
}
