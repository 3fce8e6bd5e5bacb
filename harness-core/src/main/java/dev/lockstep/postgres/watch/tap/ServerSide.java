package dev.lockstep.postgres.watch.tap;

import dev.lockstep.postgres.watch.tap.Pending.Kind;
import dev.lockstep.postgres.watch.tap.Pending.Origin;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntFunction;

/** Follows what the server answers; where it stands still for a look, this is where the look takes place. */
final class ServerSide {

    /** More bytes of an error are not read. */
    private static final int LONGEST_ERROR = 1 << 13;

    private final MessagePipe pipe;
    private final MessagePipe toServer;
    private final Exchange exchange;
    private final Conversion conversion;
    private final Encoding encoding;
    private final IntFunction<TapSession> sessions;
    private int pid;
    /** A CommandComplete that the client gets when the commit is known to have succeeded. */
    private Optional<byte[]> kept = Optional.empty();

    ServerSide(
            MessagePipe pipe,
            MessagePipe toServer,
            Exchange exchange,
            Conversion conversion,
            Encoding encoding,
            IntFunction<TapSession> sessions) {
        this.pipe = pipe;
        this.toServer = toServer;
        this.exchange = exchange;
        this.conversion = conversion;
        this.encoding = encoding;
        this.sessions = sessions;
    }

    /** Follows until the server is gone. */
    void follow() throws IOException {
        while (pipe.next()) {
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
                case 'A' -> {
                    passKept();
                    pipe.pass();
                }
                default -> pipe.pass();
            }
        }
    }

    private void answered(Kind kind) throws IOException {
        boolean ours;
        synchronized (exchange) {
            Optional<Pending> head = exchange.answered(kind);
            ours = head.isPresent() && head.get().isOurs();
            head.ifPresent(one -> exchange.pending().poll());
            if (ours && kind == Kind.PARSE) {
                conversion.goTo(Conversion.Stage.RUNNING);
            }
        }
        if (ours) {
            pipe.drop();
        } else {
            pipe.pass();
        }
    }

    private void described() throws IOException {
        // A Query's own row descriptions belong to no Describe.
        boolean ofQuery;
        synchronized (exchange) {
            ofQuery = !exchange.pending().isEmpty() && exchange.pending().peek().is(Kind.QUERY);
        }
        if (ofQuery || pipe.type() == 'T') {
            if (!ofQuery) {
                synchronized (exchange) {
                    exchange.answered(Kind.DESCRIBE)
                            .ifPresent(one -> exchange.pending().poll());
                }
            }
            pipe.pass();
        } else {
            answered(Kind.DESCRIBE);
        }
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

    /** An Execute is done, the client's or our own; its transaction is open. */
    private void executed(Pending head) throws IOException {
        Flight flight = head.flights().getFirst();
        flight.completed(tag());
        exchange.block().completed(flight.kind());
        exchange.pending().poll();
        boolean looks = flight.wantsLook() && exchange.pending().stream().noneMatch(Pending::endsReady);
        if (!looks && !head.isOurs()) {
            exchange.done(flight);
            if (flight.wantsLook()) {
                exchange.release();
            }
            pipe.pass();
            return;
        }
        byte[] message = pipe.take();
        look(flight, WireMessage.FLUSH);
        if (head.isOurs()) {
            kept = Optional.of(message);
            conversion.goTo(Conversion.Stage.ENDING);
            exchange.ending();
            exchange.pending()
                    .add(new Pending(
                            Kind.SYNC,
                            Origin.TAP,
                            conversion.query().flights().stream().toList()));
            toServer.inject(WireMessage.SYNC);
        } else {
            pipe.inject(message);
            exchange.done(flight);
            exchange.release();
        }
    }

    private void look(Flight flight, byte[] last) {
        try (Inside inside = new Inside(pipe, toServer, exchange.block()::hasSnapshot, last)) {
            exchange.standsStill(flight, inside);
        }
    }

    private void failed() throws IOException {
        byte[] head = pipe.head(LONGEST_ERROR);
        String error = WireMessage.error(head, encoding.charset());
        synchronized (exchange) {
            exchange.leftUnseen();
            Pending first = exchange.pending().peek();
            if (conversion.isGoingOn()) {
                conversionFailed(error);
                return;
            }
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

    private void conversionFailed(String error) throws IOException {
        kept = Optional.empty();
        if (conversion.is(Conversion.Stage.PARSING)) {
            exchange.pending().clear();
            exchange.pending().add(Pending.of(Kind.SYNC, Origin.TAP));
            conversion.goTo(Conversion.Stage.GIVING_UP);
            pipe.drop();
            toServer.inject(WireMessage.SYNC);
            return;
        }
        conversion.flight().failed(error);
        if (conversion.is(Conversion.Stage.RUNNING)) {
            exchange.pending().clear();
            exchange.pending().add(Pending.of(Kind.SYNC, Origin.TAP));
            conversion.goTo(Conversion.Stage.ENDING);
            toServer.inject(WireMessage.SYNC);
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
        byte[] message = pipe.head(MessagePipe.HEADER + 1);
        char status = message.length > MessagePipe.HEADER ? (char) message[MessagePipe.HEADER] : 'I';
        synchronized (exchange) {
            if (!exchange.isOpen()) {
                exchange.opened(sessions.apply(pid));
                exchange.ready(status, now);
                pipe.pass();
                return;
            }
            if (conversion.is(Conversion.Stage.GIVING_UP)) {
                exchange.pending().clear();
                exchange.pending().add(conversion.query());
                pipe.drop();
                toServer.inject(conversion.original());
                conversion.goTo(Conversion.Stage.NONE);
                exchange.release();
                return;
            }
            if (conversion.isGoingOn()) {
                exchange.pending().clear();
                passKept();
                exchange.tell(conversion.flight());
                conversion.goTo(Conversion.Stage.NONE);
                passReady(status);
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
                pipe, toServer, () -> status == 'I' || exchange.block().hasSnapshot(), WireMessage.SYNC)) {
            exchange.atRest(inside);
        }
        pipe.inject(message);
    }

    private void keyData() throws IOException {
        pid = ByteBuffer.wrap(pipe.head(MessagePipe.HEADER + 4)).getInt(MessagePipe.HEADER);
        pipe.pass();
    }

    private void parameter() throws IOException {
        byte[] message = pipe.head(LONGEST_ERROR);
        int end = WireMessage.endOfText(message, MessagePipe.HEADER);
        encoding.parameter(
                WireMessage.textAt(message, MessagePipe.HEADER, StandardCharsets.ISO_8859_1),
                WireMessage.textAt(message, end + 1, StandardCharsets.ISO_8859_1));
        passKept();
        pipe.pass();
    }

    /** What comes only after a commit shows that it succeeded. */
    private void passKept() throws IOException {
        if (kept.isPresent()) {
            pipe.inject(kept.get());
            kept = Optional.empty();
        }
    }

    private String tag() throws IOException {
        return switch (pipe.type()) {
            case 'C' -> WireMessage.textAt(pipe.head(LONGEST_ERROR), MessagePipe.HEADER, StandardCharsets.UTF_8);
            case 's' -> TapAnswer.SUSPENDED;
            default -> "";
        };
    }
}
