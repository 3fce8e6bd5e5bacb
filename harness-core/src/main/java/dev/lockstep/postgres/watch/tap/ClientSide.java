package dev.lockstep.postgres.watch.tap;

import dev.lockstep.postgres.watch.tap.Flight.Look;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows what the client sends, and holds it back where the server shall stand still. */
final class ClientSide {

    /** More bytes of one message are not looked at for its text; longer Queries are never converted. */
    private static final int LONGEST_READ = 1 << 20;

    private static final int LONGEST_NAME = 1 << 13;

    private final MessagePipe pipe;
    private final Exchange exchange;
    private final Encoding encoding;
    private final Map<String, SqlText> statements = new HashMap<>();
    private final Map<String, SqlText> portals = new HashMap<>();

    ClientSide(MessagePipe pipe, Exchange exchange, Encoding encoding) {
        this.pipe = pipe;
        this.exchange = exchange;
        this.encoding = encoding;
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
        Look look;
        synchronized (exchange) {
            if (exchange.isSkipping() || !exchange.isOpen()) {
                exchange.expect(Pending.of(Pending.Kind.EXECUTE));
                pipe.pass();
                return;
            }
            Flight flight = sent(text);
            look = flight.wantsLook() ? Look.WANTED : Look.NONE;
            exchange.expect(new Pending(Pending.Kind.EXECUTE, List.of(flight)));
            if (look == Look.WANTED) {
                exchange.hold();
            }
        }
        if (look == Look.WANTED) {
            // In one piece: the server may answer as soon as it has the first.
            pipe.inject(WireMessage.joined(pipe.take(), WireMessage.FLUSH));
            await();
        } else {
            pipe.pass();
        }
    }

    private Flight sent(SqlText text) {
        Look look = mayLookAt(text) ? exchange.wants(text) : Look.NONE;
        if (text.kind().endsTransaction()) {
            exchange.ending();
        }
        return exchange.send(text, exchange.block().sending(text.kind()), look);
    }

    private boolean mayLookAt(SqlText text) {
        boolean several = !exchange.block().isExplicit() && text.kind().makesSeveralTransactions();
        return !several && exchange.block().status() != 'E' && !text.kind().endsTransaction();
    }

    private void query() throws IOException {
        byte[] head = pipe.head(LONGEST_READ);
        String text = WireMessage.textAt(head, MessagePipe.HEADER, encoding.charset());
        List<SqlText> parts = head.length == pipe.size() ? SqlText.cut(text) : List.of(SqlText.only(text));
        statements.remove("");
        portals.remove("");
        boolean waits = false;
        Optional<byte[]> converted = Optional.empty();
        synchronized (exchange) {
            if (!exchange.isOpen() || exchange.isSkipping()) {
                exchange.expect(Pending.of(Pending.Kind.QUERY));
                pipe.pass();
                return;
            }
            List<Look> looks = new ArrayList<>();
            for (SqlText part : parts) {
                looks.add(mayLookAt(part) ? exchange.wants(part) : Look.NONE);
            }
            boolean mayConvert = exchange.isQuiet() && !exchange.block().isExplicit() && head.length == pipe.size();
            if (mayConvert) {
                converted = new ConversionChoice(head, parts, looks)
                        .find(encoding, text)
                        .map(exchange::convert);
            }
            if (converted.isEmpty()) {
                waits = expectQuery(parts, looks);
            }
        }
        if (converted.isPresent()) {
            pipe.drop();
            pipe.inject(converted.get());
            await();
        } else {
            pipe.pass();
        }
        if (waits) {
            await();
        }
    }

    /** Returns whether the client has to wait for a look before it can send more. */
    private boolean expectQuery(List<SqlText> parts, List<Look> looks) {
        if (parts.size() > 1) {
            exchange.block().together();
        }
        List<Flight> flights = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            StatementKind kind = parts.get(i).kind();
            if (kind.endsTransaction()) {
                exchange.ending();
            }
            flights.add(exchange.send(parts.get(i), exchange.block().sending(kind), looks.get(i)));
        }
        exchange.expect(new Pending(Pending.Kind.QUERY, flights));
        boolean waits = looks.contains(Look.WANTED) && exchange.block().isExplicit();
        if (waits) {
            exchange.hold();
        }
        return waits;
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
        await();
    }

    private void await() throws IOException {
        pipe.flush();
        synchronized (exchange) {
            try {
                exchange.awaitRelease();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the server stands still", e);
            }
        }
    }
}
