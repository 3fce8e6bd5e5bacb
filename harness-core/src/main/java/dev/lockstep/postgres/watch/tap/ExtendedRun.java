package dev.lockstep.postgres.watch.tap;

import dev.lockstep.journal.StatementSeen;
import dev.lockstep.postgres.watch.tap.Flight.Look;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One statement by Parse, Bind, Describe and Execute; its Sync comes after the look. Transactions are begun and ended as for a Query:
 * what refuses a block, or makes its own transactions, does so here. What cannot be parsed this way is sent as it was.
 *
 * <p>Not for statements that rules can turn into several: Execute loses the rows of the additional ones.
 */
final class ExtendedRun extends Conversion {

    private final SqlText text;
    private final List<byte[]> notices = new ArrayList<>();
    private Optional<Flight> flight = Optional.empty();
    private Stage stage = Stage.PARSING;

    ExtendedRun(byte[] original, SqlText text) {
        super(original);
        this.text = text;
    }

    /** How far it has come. */
    private enum Stage {
        PARSING,
        GIVING_UP,
        RUNNING,
        ENDING
    }

    @Override
    byte[] begin(Exchange exchange) {
        StatementSeen.Block block = exchange.block().sending(text.kind());
        flight = Optional.of(exchange.send(text, block, Look.WANTED));
        byte[] sql = Arrays.copyOfRange(original(), MessagePipe.HEADER, original().length - 1);
        return WireMessage.joined(WireMessage.runUnnamed(sql), exchange.behind(flight.get()));
    }

    @Override
    Pending asItWas(Exchange exchange) {
        return new Pending(Pending.Kind.QUERY, List.of(flight.orElseThrow()));
    }

    @Override
    void received(ServerSide server, Exchange exchange) throws IOException {
        switch (stage) {
            case PARSING -> parsing(server);
            case GIVING_UP -> givingUp(server);
            case RUNNING -> running(server, exchange);
            case ENDING -> ending(server);
        }
    }

    private void parsing(ServerSide server) throws IOException {
        MessagePipe pipe = server.pipe();
        switch (pipe.type()) {
            case '1' -> {
                pipe.drop();
                for (byte[] notice : notices) {
                    pipe.inject(notice);
                }
                stage = Stage.RUNNING;
            }
                // If it is parsed again, they come again.
            case 'N' -> notices.add(pipe.take());
            case 'E' -> {
                if (server.isFatal()) {
                    pipe.pass();
                } else {
                    pipe.drop();
                    server.send(WireMessage.SYNC);
                    stage = Stage.GIVING_UP;
                }
            }
            default -> pipe.pass();
        }
    }

    private void givingUp(ServerSide server) throws IOException {
        if (server.pipe().type() == 'Z') {
            server.pipe().drop();
            server.sendAsItWas(this);
        } else {
            server.pipe().pass();
        }
    }

    private void running(ServerSide server, Exchange exchange) throws IOException {
        MessagePipe pipe = server.pipe();
        switch (pipe.type()) {
            case '2', '3', 'n' -> pipe.drop();
            case 'C' -> {
                Flight done = flight.orElseThrow();
                done.completed(server.tag());
                exchange.block().completed(done.kind());
                keep(pipe.take());
                Optional<byte[]> refused = server.look(done, WireMessage.FLUSH);
                exchange.ending();
                stage = Stage.ENDING;
                server.send(WireMessage.SYNC);
                if (refused.isPresent()) {
                    // The transaction has failed with it.
                    forgetKept();
                    pipe.inject(refused.get());
                }
            }
            case 'E' -> {
                flight.orElseThrow().failed(server.error());
                stage = Stage.ENDING;
                boolean fatal = server.isFatal();
                pipe.pass();
                if (!fatal) {
                    server.send(WireMessage.SYNC);
                }
            }
            default -> pipe.pass();
        }
    }

    private void ending(ServerSide server) throws IOException {
        MessagePipe pipe = server.pipe();
        switch (pipe.type()) {
            case 'E' -> {
                forgetKept();
                flight.orElseThrow().failed(server.error());
                pipe.pass();
            }
            case 'A' -> {
                passKept(pipe);
                pipe.pass();
            }
            case 'S' -> {
                passKept(pipe);
                server.passParameter(pipe.take());
            }
            case 'Z' -> {
                passKept(pipe);
                server.tell(flight.orElseThrow());
                server.conversionEnds();
            }
            default -> pipe.pass();
        }
    }
}
