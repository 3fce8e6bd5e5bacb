package dev.lockstep.postgres.watch.tap;

import dev.lockstep.postgres.watch.tap.Pending.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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
        if (looks) {
            byte[] message = pipe.take();
            look(flight, WireMessage.FLUSH);
            pipe.inject(message);
        } else {
            pipe.pass();
        }
        exchange.done(flight);
        if (flight.wantsLook()) {
            exchange.release();
        }
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
                exchange.release();
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
        char status = status();
        synchronized (exchange) {
            if (!exchange.isOpen()) {
                exchange.opened(sessions.apply(pid));
                pipe.pass();
            } else {
                queryEnds(status);
            }
            exchange.ready(status, now);
            if (exchange.pending().stream().noneMatch(Pending::wantsLook)) {
                exchange.release();
            }
        }
    }

    private void queryEnds(char status) throws IOException {
        while (!exchange.pending().isEmpty() && !exchange.pending().peek().endsReady()) {
            exchange.pending().poll();
        }
        Pending ended = exchange.pending().poll();
        if (ended == null || ended.flights().isEmpty()) {
            passReady(status);
            return;
        }
        Flight last = ended.flights().removeFirst();
        if (status == 'T' && ended.is(Kind.QUERY) && !last.hasFailed() && (last.wantsLook() || ended.wantsLook())) {
            byte[] message = pipe.take();
            look(last, WireMessage.SYNC);
            exchange.tell(last);
            pipe.inject(message);
        } else {
            exchange.tell(last);
            passReady(status);
        }
        ended.flights().forEach(flight -> {
            flight.skipped();
            exchange.tell(flight);
        });
    }

    /** Lets the client know that the server is ready; before that the observer may ask about what nobody could look at. */
    private void passReady(char status) throws IOException {
        if (status == 'E' || !exchange.hasUnseen() || !exchange.pending().isEmpty()) {
            pipe.pass();
            return;
        }
        exchange.confirm();
        byte[] message = pipe.take();
        try (Inside inside = new Inside(
                pipe,
                toServer,
                () -> status == 'I' || exchange.block().hasSnapshot(),
                WireMessage.SYNC,
                exchange.kept())) {
            exchange.atRest(inside);
        }
        pipe.inject(message);
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
        char status = status();
        passReady(status);
        exchange.conversionEnds();
        exchange.ready(status, now);
        exchange.release();
    }

    void tell(Flight flight) {
        exchange.tell(flight);
    }

    void look(Flight flight, byte[] last) {
        try (Inside inside = new Inside(pipe, toServer, exchange.block()::hasSnapshot, last, exchange.kept())) {
            exchange.standsStill(flight, inside);
        }
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
