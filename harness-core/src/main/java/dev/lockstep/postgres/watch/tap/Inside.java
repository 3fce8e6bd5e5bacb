package dev.lockstep.postgres.watch.tap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Asks within a session that stands still; closed when it goes on.
 *
 * <p>A question that is refused, because the client cancels at that moment or a time-out of its own strikes, has failed the client's
 * transaction: the client is to be given the {@link #refusal}.
 */
final class Inside implements InsideQuery, AutoCloseable {

    /** No client calls a statement so; the unnamed one may still be in its use. */
    private static final String NAME = "lockstep_inside";

    private static final int ARRAY_OF_OIDS = 1028;

    private final MessagePipe fromServer;
    private final WritableByteChannel toServer;
    private final BooleanSupplier mayAsk;
    private final byte[] last;
    private final KeptQueries kept;
    private Optional<TapQuestion> asked = Optional.empty();
    private Optional<byte[]> refusal = Optional.empty();
    private boolean open = true;

    /**
     * @param mayAsk whether one more query changes nothing for the transaction
     * @param last Flush where the client's Sync is still to come, Sync where it has been answered
     * @param kept what the session has prepared for us
     */
    Inside(
            MessagePipe fromServer,
            WritableByteChannel toServer,
            BooleanSupplier mayAsk,
            byte[] last,
            KeptQueries kept) {
        this.fromServer = fromServer;
        this.toServer = toServer;
        this.mayAsk = mayAsk;
        this.last = last;
        this.kept = kept;
    }

    /** This has been asked already; its answer is what the server sends next. */
    Inside asked(Optional<TapQuestion> question) {
        asked = question;
        return this;
    }

    /** Returns the error that answered a question, if one did. */
    Optional<byte[]> refusal() {
        return refusal;
    }

    @Override
    public Optional<List<List<String>>> ask(String sql) {
        forgetAsked();
        return exchange(WireMessage.runNamed(NAME, sql, last), 2);
    }

    @Override
    public Optional<List<List<String>>> ask(String sql, Collection<Long> relations) {
        TapQuestion question = new TapQuestion(sql, List.copyOf(relations));
        if (asked.isPresent() && asked.get().equals(question)) {
            asked = Optional.empty();
            return rows(1);
        }
        forgetAsked();
        if (kept.has(sql)) {
            return exchange(KeptQueries.again(question, last), 1);
        }
        String name = KeptQueries.name(sql);
        String oids = InsideQuery.array(relations);
        Optional<List<List<String>>> rows = exchange(WireMessage.runPrepared(name, sql, ARRAY_OF_OIDS, oids, last), 2);
        if (rows.isPresent()) {
            kept.keep(sql);
        }
        return rows;
    }

    private void forgetAsked() {
        if (asked.isPresent()) {
            asked = Optional.empty();
            rows(1);
        }
    }

    /** Asks, and reads the rows until so many things are closed. */
    private Optional<List<List<String>>> exchange(byte[] question, int closes) {
        // A first snapshot would make SET TRANSACTION ISOLATION LEVEL impossible.
        if (!open || !mayAsk.getAsBoolean()) {
            return Optional.empty();
        }
        try {
            MessagePipe.write(toServer, question);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows(closes);
    }

    private Optional<List<List<String>>> rows(int closes) {
        try {
            return read(closes);
        } catch (IOException e) {
            open = false;
            throw new UncheckedIOException(e);
        }
    }

    private Optional<List<List<String>>> read(int closes) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        int closed = 0;
        boolean endsReady = last[0] == 'S';
        while (fromServer.next()) {
            char type = fromServer.type();
            if (type == 'A' || type == 'S') {
                fromServer.pass();
                continue;
            }
            if (type == 'E') {
                refusal = Optional.of(fromServer.take());
                if (!endsReady) {
                    break;
                }
                continue;
            }
            if (type == 'D') {
                rows.add(row(fromServer.take()));
            } else {
                closed += type == '3' ? 1 : 0;
                fromServer.drop();
            }
            if (endsReady ? type == 'Z' : closed == closes) {
                break;
            }
        }
        if (refusal.isPresent()) {
            throw new IOException(WireMessage.error(refusal.get(), StandardCharsets.UTF_8));
        }
        return closed == closes ? Optional.of(rows) : Optional.empty();
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
        try {
            forgetAsked();
        } catch (UncheckedIOException e) {
            // The session broke off, which its next message shows, or the refusal is there to be told.
            open = false;
        }
        open = false;
    }
}
