package dev.lockstep.postgres.watch.tap;

import dev.lockstep.postgres.watch.tap.Pending.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Follows what the server answers; where it stands still for a look, this is where the look takes place. */
final class ServerSide {

    /** More bytes of an error are not read. */
    private static final int LONGEST_ERROR = 1 << 13;

    private final MessagePipe pipe;
    /** Written to only while the client's side is held, past its pipe: that belongs to the other thread. */
    private final WritableByteChannel toServer;

    private final Exchange exchange;
    private final Encoding encoding;
    private final IntFunction<TapSession> sessions;
    private final Map<String, byte[]> parameters = new HashMap<>();
    private int pid;

    ServerSide(
            MessagePipe pipe,
            WritableByteChannel toServer,
            Exchange exchange,
            Encoding encoding,
            IntFunction<TapSession> sessions) {
        this.pipe = pipe;
        this.toServer = toServer;
        this.exchange = exchange;
        this.encoding = encoding;
        this.sessions = sessions;
    }

    /** Follows until the server is gone. */
    void follow() throws IOException {
        while (pipe.next()) {
            synchronized (exchange) {
                if (pipe.type() == 'E') {
                    exchange.leftUnseen();
                }
                if (exchange.conversion().isPresent()) {
                    if (pipe.type() == 'S') {
                        readParameter();
                    }
                    exchange.conversion().get().received(this, exchange);
                    continue;
                }
            }
            switch (pipe.type()) {
                case '1' -> answered(Kind.PARSE);
                case '2' -> answered(Kind.BIND);
                case '3' -> answered(Kind.CLOSE);
                case 'n', 'T' -> described();
                case 'C', 'I', 's' -> completed();
                case 'E' -> failed();
                case 'G' -> copyIn();
                case 'Z' -> ready();
                case 'K' -> keyData();
                case 'S' -> parameter();
                default -> pipe.pass();
            }
        }
    }

    private void answered(Kind kind) {
        synchronized (exchange) {
            exchange.answered(kind).ifPresent(one -> exchange.pending().poll());
        }
        pipe.pass();
    }

    private void described() {
        synchronized (exchange) {
            // A Query's own row descriptions belong to no Describe.
            Pending first = exchange.pending().peek();
            if (first != null && !first.is(Kind.QUERY)) {
                exchange.answered(Kind.DESCRIBE)
                        .ifPresent(one -> exchange.pending().poll());
            }
        }
        pipe.pass();
    }

    private void completed() throws IOException {
        synchronized (exchange) {
            Pending head = exchange.pending().peek();
            if (head != null && head.is(Kind.QUERY)) {
                if (!head.flights().isEmpty()) {
                    Flight flight = head.flights().getFirst();
                    flight.completed(tag());
                    exchange.block().completed(flight.kind());
                    // The last one's end is told with ReadyForQuery, after the look if there is one.
                    if (head.flights().size() > 1) {
                        head.flights().removeFirst();
                        exchange.tell(flight);
                    }
                }
            } else {
                head = exchange.answered(Kind.EXECUTE).orElse(null);
                if (head != null && !head.flights().isEmpty()) {
                    executed(head);
                    return;
                }
                if (head != null) {
                    exchange.pending().poll();
                }
            }
        }
        pipe.pass();
    }

    /** The client's Execute is done; its transaction is open. */
    private void executed(Pending head) throws IOException {
        Flight flight = head.flights().getFirst();
        flight.completed(tag());
        exchange.block().completed(flight.kind());
        exchange.pending().poll();
        boolean looks = flight.wantsLook() && exchange.pending().stream().noneMatch(Pending::endsReady);
        if (looks || flight.asked().isPresent()) {
            byte[] message = pipe.take();
            Optional<byte[]> refused = look(flight, WireMessage.FLUSH);
            if (refused.isPresent()) {
                exchange.skipToSync();
            }
            if (!goOn()) {
                pipe.letGo();
            }
            pipe.inject(refused.orElse(message));
        } else {
            pipe.pass();
        }
        exchange.done(flight);
        if (flight.wantsLook()) {
            goOn();
        }
    }

    /**
     * Ends the hold; what is owed is sent from here, for the other thread wakes later. Returns whether the server will tell soon that it is
     * ready.
     */
    private boolean goOn() throws IOException {
        exchange.release();
        boolean pays = exchange.paysSync();
        if (pays) {
            MessagePipe.write(toServer, WireMessage.SYNC);
        }
        return pays;
    }

    private void failed() throws IOException {
        String error = error();
        synchronized (exchange) {
            Pending first = exchange.pending().peek();
            if (first != null && first.is(Kind.QUERY)) {
                first.flights().stream().findFirst().ifPresent(flight -> flight.failed(error));
            } else if (first != null && first.is(Kind.SYNC)) {
                exchange.failedAtEnd(error);
            } else if (first != null && !first.is(Kind.FUNCTION)) {
                exchange.confirm();
                exchange.failNext(error);
                exchange.skipToSync();
                goOn();
            }
        }
        pipe.pass();
    }

    private void copyIn() {
        synchronized (exchange) {
            exchange.copyInBegins();
        }
        pipe.pass();
    }

    private void ready() throws IOException {
        long now = System.nanoTime();
        pipe.letGo();
        char status = status();
        synchronized (exchange) {
            if (!exchange.isOpen()) {
                exchange.opened(sessions.apply(pid));
                pipe.pass();
            } else {
                status = queryEnds(status);
            }
            exchange.ready(status, now);
            if (exchange.pending().stream().noneMatch(Pending::wantsLook)) {
                exchange.release();
            }
        }
    }

    /** Returns the status that the client is told. */
    private char queryEnds(char status) throws IOException {
        while (!exchange.pending().isEmpty() && !exchange.pending().peek().endsReady()) {
            exchange.pending().poll();
        }
        Pending ended = exchange.pending().poll();
        if (ended == null || ended.flights().isEmpty()) {
            return passReady(status);
        }
        char told = status;
        Flight last = ended.flights().removeFirst();
        if (status == 'T' && ended.is(Kind.QUERY) && !last.hasFailed() && (last.wantsLook() || ended.wantsLook())) {
            byte[] message = pipe.take();
            Optional<byte[]> refused = look(last, WireMessage.SYNC);
            pipe.letGo();
            exchange.tell(last);
            if (refused.isPresent()) {
                pipe.inject(refused.get());
                told = 'E';
            }
            pipe.inject(refused.isPresent() ? WireMessage.READY_FAILED : message);
        } else {
            exchange.tell(last);
            told = passReady(status);
        }
        ended.flights().forEach(flight -> {
            flight.skipped();
            exchange.tell(flight);
        });
        return told;
    }

    /** Lets the client know that the server is ready; before that the observer may ask about what nobody could look at. */
    private char passReady(char status) throws IOException {
        if (status == 'E' || !exchange.hasUnseen() || !exchange.pending().isEmpty()) {
            pipe.pass();
            return status;
        }
        exchange.confirm();
        byte[] message = pipe.take();
        Inside inside = new Inside(
                pipe,
                toServer,
                () -> status == 'I' || exchange.block().hasSnapshot(),
                WireMessage.SYNC,
                exchange.kept());
        try (inside) {
            exchange.atRest(inside);
        }
        if (status == 'T' && inside.refusal().isPresent()) {
            pipe.inject(inside.refusal().get());
            pipe.inject(WireMessage.READY_FAILED);
            return 'E';
        }
        pipe.inject(message);
        return status;
    }

    private void keyData() throws IOException {
        pid = ByteBuffer.wrap(pipe.head(MessagePipe.HEADER + 4)).getInt(MessagePipe.HEADER);
        pipe.pass();
    }

    private void parameter() throws IOException {
        readParameter();
        byte[] message = pipe.head(LONGEST_ERROR);
        parameters.put(parameterName(message), message);
        pipe.pass();
    }

    private static String parameterName(byte[] message) {
        return WireMessage.textAt(message, MessagePipe.HEADER, StandardCharsets.ISO_8859_1);
    }

    private void readParameter() throws IOException {
        byte[] message = pipe.head(LONGEST_ERROR);
        int end = WireMessage.endOfText(message, MessagePipe.HEADER);
        encoding.parameter(
                WireMessage.textAt(message, MessagePipe.HEADER, StandardCharsets.ISO_8859_1),
                WireMessage.textAt(message, end + 1, StandardCharsets.ISO_8859_1));
    }

    // --- for conversions, with the exchange's monitor held

    MessagePipe pipe() {
        return pipe;
    }

    /** Sends something of our own to the server, after the client has been given what is there for it. */
    void send(byte[] message) throws IOException {
        pipe.flush();
        MessagePipe.write(toServer, message);
    }

    /** The server has run nothing: it gets the client's message after all. */
    void sendAsItWas(Conversion conversion) throws IOException {
        exchange.conversionEnds();
        Pending asItWas = conversion.asItWas(exchange);
        exchange.expect(asItWas);
        send(conversion.original());
        // Where a look can still come, it ends with ReadyForQuery.
        if (!exchange.block().isExplicit() || !asItWas.wantsLook()) {
            exchange.release();
        }
    }

    /** Passes ReadyForQuery on. */
    void conversionEnds() throws IOException {
        long now = System.nanoTime();
        pipe.letGo();
        char status = passReady(status());
        exchange.conversionEnds();
        exchange.ready(status, now);
        exchange.release();
    }

    void tell(Flight flight) {
        exchange.tell(flight);
    }

    /** Has the statement looked at, while the client is sent nothing; returns the error that has failed its transaction meanwhile, if one has. */
    Optional<byte[]> look(Flight flight, byte[] last) {
        pipe.gather();
        Inside inside =
                new Inside(pipe, toServer, exchange.block()::hasSnapshot, last, exchange.kept()).asked(flight.asked());
        try (inside) {
            exchange.standsStill(flight, inside);
        }
        inside.refusal().ifPresent(error -> flight.failed(WireMessage.error(error, encoding.charset())));
        return inside.refusal();
    }

    /** Passes on a ParameterStatus that has been taken out, unless the client knows the value already. */
    void passParameter(byte[] message) throws IOException {
        if (!Arrays.equals(message, parameters.put(parameterName(message), message))) {
            pipe.inject(message);
        }
    }

    /** Returns the session's status from a ReadyForQuery. */
    char status() throws IOException {
        byte[] message = pipe.head(MessagePipe.HEADER + 1);
        return message.length > MessagePipe.HEADER ? (char) message[MessagePipe.HEADER] : 'I';
    }

    /** Returns SQLSTATE and message of an ErrorResponse. */
    String error() throws IOException {
        return WireMessage.error(pipe.head(LONGEST_ERROR), encoding.charset());
    }

    String errorField(char field) throws IOException {
        return WireMessage.field(pipe.head(LONGEST_ERROR), field, encoding.charset());
    }

    /** Returns whether the server ends the session with this error. */
    boolean isFatal() throws IOException {
        String severity = errorField('V');
        return severity.equals("FATAL") || severity.equals("PANIC");
    }

    String tag() throws IOException {
        return switch (pipe.type()) {
            case 'C' -> WireMessage.textAt(pipe.head(LONGEST_ERROR), MessagePipe.HEADER, StandardCharsets.UTF_8);
            case 's' -> TapAnswer.SUSPENDED;
            default -> "";
        };
    }
}
