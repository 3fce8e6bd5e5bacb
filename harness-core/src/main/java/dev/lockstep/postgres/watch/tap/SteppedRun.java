package dev.lockstep.postgres.watch.tap;

import dev.lockstep.postgres.watch.tap.Flight.Look;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;

/**
 * The statements of one Query one after the other, each as a Query of its own, in one transaction block.
 *
 * <p>Several statements in one message are one transaction for the server anyway; where the client writes BEGIN itself, or has
 * done so before, that is the block. The server refuses a message in which one of them cannot be parsed before it runs the first: that is found out first, by
 * a {@link SyntaxCheck}.
 *
 * <p>Two things are not the same: {@code current_query()} tells the one statement, and {@code statement_timestamp()} moves on.
 */
final class SteppedRun extends Conversion {

    private final List<SqlText> parts;
    private final List<Look> looks;
    private final Frame frame;
    private final Charset charset;
    private final SyntaxCheck check;
    private final Map<String, byte[]> parameters = new LinkedHashMap<>();
    private Optional<Flight> flight = Optional.empty();
    private int next;
    private Stage stage = Stage.CHECKING;

    SteppedRun(byte[] original, List<SqlText> parts, List<Look> looks, Frame frame, Charset charset) {
        super(original);
        this.parts = parts;
        this.looks = looks;
        this.frame = frame;
        this.charset = charset;
        this.check = new SyntaxCheck(
                frame == Frame.OPEN ? SyntaxCheck.Place.IN_SAVEPOINT : SyntaxCheck.Place.OUTSIDE_OF_BLOCKS);
    }

    /** Who writes BEGIN and COMMIT. */
    enum Frame {
        TAP,
        CLIENT,
        /** The client has written BEGIN in an earlier message. */
        OPEN
    }

    /** How far it has come. */
    private enum Stage {
        CHECKING,
        BEGINNING,
        RUNNING,
        ENDING
    }

    @Override
    byte[] begin(Exchange exchange) {
        if (parts.size() == 1) {
            return firstOf(exchange);
        }
        return check.begin(original());
    }

    private byte[] firstOf(Exchange exchange) {
        if (parts.size() > 1 && frame == Frame.TAP) {
            exchange.block().together();
        }
        if (frame != Frame.TAP) {
            stage = Stage.RUNNING;
            return step(exchange);
        }
        stage = Stage.BEGINNING;
        return WireMessage.joined(WireMessage.query("BEGIN".getBytes(charset)), step(exchange));
    }

    private byte[] step(Exchange exchange) {
        SqlText part = parts.get(next);
        if (part.kind().endsTransaction()) {
            exchange.ending();
        }
        flight = Optional.of(exchange.send(part, exchange.block().sending(part.kind()), looks.get(next)));
        next++;
        return WireMessage.query(part.kind().statement().text().getBytes(charset));
    }

    @Override
    Pending asItWas(Exchange exchange) {
        exchange.block().together();
        List<Flight> flights = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            SqlText part = parts.get(i);
            // Outside of blocks its transaction is over when the server is ready.
            Look look = frame == Frame.OPEN ? looks.get(i) : Look.NONE;
            flights.add(exchange.send(part, exchange.block().sending(part.kind()), look));
        }
        return new Pending(Pending.Kind.QUERY, flights);
    }

    @Override
    void received(ServerSide server, Exchange exchange) throws IOException {
        if (server.pipe().type() == 'S') {
            // The server tells of them once, at the end of the whole Query.
            byte[] message = server.pipe().take();
            parameters.put(WireMessage.textAt(message, MessagePipe.HEADER, charset), message);
            return;
        }
        switch (stage) {
            case CHECKING -> checking(server, exchange);
            case BEGINNING -> beginning(server);
            case RUNNING -> running(server, exchange);
            case ENDING -> ending(server);
        }
    }

    private void checking(ServerSide server, Exchange exchange) throws IOException {
        switch (check.received(server)) {
            case PARSED -> server.send(firstOf(exchange));
            case REFUSED -> server.sendAsItWas(this);
            case OPEN -> {
                // more is to come
            }
        }
    }

    private void beginning(ServerSide server) throws IOException {
        switch (server.pipe().type()) {
            case 'C' -> server.pipe().drop();
            case 'Z' -> {
                server.pipe().drop();
                stage = Stage.RUNNING;
            }
            default -> server.pipe().pass();
        }
    }

    private void running(ServerSide server, Exchange exchange) throws IOException {
        MessagePipe pipe = server.pipe();
        Flight current = flight.orElseThrow();
        switch (pipe.type()) {
            case 'C' -> {
                current.completed(server.tag());
                exchange.block().completed(current.kind());
                if (frame == Frame.TAP && next == parts.size()) {
                    keep(pipe.take());
                } else {
                    pipe.pass();
                }
            }
            case 'E' -> {
                current.failed(server.error());
                passShifted(pipe);
            }
            case 'N' -> passShifted(pipe);
            case 'Z' -> stepEnds(server, exchange, current);
            default -> pipe.pass();
        }
    }

    private void stepEnds(ServerSide server, Exchange exchange, Flight current) throws IOException {
        char status = server.status();
        if (current.wantsLook() && status == 'T' && !current.hasFailed()) {
            byte[] ready = server.pipe().take();
            Optional<byte[]> refused = server.look(current, WireMessage.SYNC);
            server.pipe().letGo();
            if (refused.isPresent()) {
                forgetKept();
                server.pipe().inject(refused.get());
                ready = WireMessage.READY_FAILED;
            }
            server.pipe().putBack(ready);
        }
        if (next < parts.size() && !current.hasFailed()) {
            server.tell(current);
            server.pipe().drop();
            server.send(step(exchange));
        } else if (frame == Frame.TAP) {
            server.pipe().drop();
            stage = Stage.ENDING;
            if (current.hasFailed()) {
                server.send(WireMessage.query("ROLLBACK".getBytes(charset)));
            } else {
                exchange.ending();
                server.send(WireMessage.query("COMMIT".getBytes(charset)));
            }
        } else {
            server.tell(current);
            end(server);
        }
    }

    private void ending(ServerSide server) throws IOException {
        MessagePipe pipe = server.pipe();
        switch (pipe.type()) {
            case 'C' -> pipe.drop();
            case 'E' -> {
                forgetKept();
                flight.orElseThrow().failed(server.error());
                pipe.pass();
            }
            case 'A' -> {
                passKept(pipe);
                pipe.pass();
            }
            case 'Z' -> {
                passKept(pipe);
                server.tell(flight.orElseThrow());
                end(server);
            }
            default -> pipe.pass();
        }
    }

    private void end(ServerSide server) throws IOException {
        ListIterator<byte[]> latest = List.copyOf(parameters.values()).listIterator(parameters.size());
        while (latest.hasPrevious()) {
            server.passParameter(latest.previous());
        }
        server.conversionEnds();
    }

    /** Passes on an error or a notice whose position is to be counted in the client's text. */
    private void passShifted(MessagePipe pipe) throws IOException {
        SqlText part = parts.get(next - 1);
        if (part.offset() == 0) {
            pipe.pass();
        } else {
            pipe.inject(WireMessage.shifted(pipe.take(), part.offset(), charset));
        }
    }
}
