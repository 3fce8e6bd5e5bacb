package dev.lockstep.postgres.watch.tap;

import dev.lockstep.postgres.watch.tap.Flight.Look;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows what the client sends, and holds it back where the server shall stand still. */
final class ClientSide {

    /** More bytes of one message are not looked at for its text. */
    private static final int LONGEST_READ = 1 << 20;

    private static final int LONGEST_NAME = 1 << 13;

    private final MessagePipe pipe;
    private final Exchange exchange;
    private final Encoding encoding;
    private final ClientHold hold;
    private final QuerySender queries;
    private final Map<String, SqlText> statements = new HashMap<>();
    private final Map<String, SqlText> portals = new HashMap<>();

    ClientSide(MessagePipe pipe, Exchange exchange, Encoding encoding) {
        this.pipe = pipe;
        this.exchange = exchange;
        this.encoding = encoding;
        this.hold = new ClientHold(pipe, exchange);
        this.queries = new QuerySender(pipe, exchange, encoding, hold);
    }

    /** Follows until the client is gone. */
    void follow() throws IOException {
        while (pipe.next()) {
            switch (pipe.type()) {
                case 'P' -> parse();
                case 'B' -> bind();
                case 'D' -> expect(Pending.Kind.DESCRIBE);
                case 'C' -> close();
                case 'E' -> execute();
                case 'Q' -> query();
                case 'F' -> expect(Pending.Kind.FUNCTION);
                case 'S' -> sync();
                case 'c', 'f' -> copyEnds();
                default -> pipe.pass();
            }
        }
    }

    private void expect(Pending.Kind kind) {
        synchronized (exchange) {
            exchange.expect(Pending.of(kind));
        }
        pipe.pass();
    }

    private void prepare(Pending.Kind kind, SqlText text) {
        synchronized (exchange) {
            exchange.preparing(text);
            exchange.expect(Pending.of(kind));
        }
        pipe.pass();
    }

    private void sync() {
        synchronized (exchange) {
            exchange.syncing();
        }
        pipe.pass();
    }

    private void parse() throws IOException {
        byte[] head = pipe.head(LONGEST_READ);
        Charset charset = encoding.charset();
        int end = WireMessage.endOfText(head, MessagePipe.HEADER);
        SqlText text = SqlText.only(WireMessage.textAt(head, end + 1, charset));
        statements.put(WireMessage.textAt(head, MessagePipe.HEADER, charset), text);
        prepare(Pending.Kind.PARSE, text);
    }

    private void bind() throws IOException {
        byte[] head = pipe.head(LONGEST_NAME);
        Charset charset = encoding.charset();
        int end = WireMessage.endOfText(head, MessagePipe.HEADER);
        String statement = WireMessage.textAt(head, end + 1, charset);
        SqlText text = statements.getOrDefault(statement, SqlText.only("EXECUTE " + statement));
        portals.put(WireMessage.textAt(head, MessagePipe.HEADER, charset), text);
        prepare(Pending.Kind.BIND, text);
    }

    private void close() throws IOException {
        byte[] head = pipe.head(LONGEST_NAME);
        String name = WireMessage.textAt(head, MessagePipe.HEADER + 1, encoding.charset());
        if (head.length > MessagePipe.HEADER) {
            (head[MessagePipe.HEADER] == 'S' ? statements : portals).remove(name);
        }
        expect(Pending.Kind.CLOSE);
    }

    private void execute() throws IOException {
        String portal = WireMessage.textAt(pipe.head(LONGEST_NAME), MessagePipe.HEADER, encoding.charset());
        SqlText text = portals.getOrDefault(portal, SqlText.only("FETCH FROM " + portal));
        byte[] behind;
        synchronized (exchange) {
            if (exchange.isSkipping() || !exchange.isOpen()) {
                exchange.expect(Pending.of(Pending.Kind.EXECUTE));
                pipe.pass();
                return;
            }
            Flight flight = sent(text);
            exchange.expect(new Pending(Pending.Kind.EXECUTE, List.of(flight)));
            if (!flight.wantsLook()) {
                pipe.pass();
                return;
            }
            exchange.hold();
            behind = exchange.behind(flight);
        }
        executeAndHold(behind);
    }

    /** In one piece: the server may answer as soon as it has the first. */
    private void executeAndHold(byte[] behind) throws IOException {
        byte[] execute = pipe.take();
        if (pipe.isWhole('S')) {
            pipe.drop();
            synchronized (exchange) {
                exchange.owesSync();
            }
        }
        pipe.inject(WireMessage.joined(execute, behind));
        hold.awaitRelease();
        synchronized (exchange) {
            if (exchange.paysSync()) {
                pipe.inject(WireMessage.SYNC);
            }
        }
    }

    private Flight sent(SqlText text) {
        Look look = exchange.block().mayLookAt(text.kind()) ? exchange.wants(text) : Look.NONE;
        if (text.kind().endsTransaction()) {
            exchange.ending();
        }
        return exchange.send(text, exchange.block().sending(text.kind()), look);
    }

    private void query() throws IOException {
        statements.remove("");
        portals.remove("");
        queries.send();
    }

    private void copyEnds() throws IOException {
        Optional<Pending> looked;
        synchronized (exchange) {
            looked = exchange.copyEnds();
            looked.ifPresent(one -> exchange.hold());
        }
        if (looked.isEmpty()) {
            pipe.pass();
            return;
        }
        byte[] end = pipe.take();
        pipe.inject(looked.get().is(Pending.Kind.EXECUTE) ? WireMessage.joined(end, WireMessage.FLUSH) : end);
        hold.awaitRelease();
    }
}
