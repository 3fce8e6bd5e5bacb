package dev.lockstep.postgres.watch.tap;

import dev.lockstep.journal.StatementSeen;
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
    private final Conversion conversion;
    private final Encoding encoding;
    private final Map<String, SqlText> statements = new HashMap<>();
    private final Map<String, SqlText> portals = new HashMap<>();

    ClientSide(MessagePipe pipe, Exchange exchange, Conversion conversion, Encoding encoding) {
        this.pipe = pipe;
        this.exchange = exchange;
        this.conversion = conversion;
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
            exchange.expect(Pending.of(kind, Pending.Origin.CLIENT));
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
        statements.put(
                WireMessage.textAt(head, MessagePipe.HEADER, charset),
                SqlText.only(WireMessage.textAt(head, end + 1, charset)));
        expect(Pending.Kind.PARSE);
    }

    private void bind() throws IOException {
        byte[] head = pipe.head(LONGEST_NAME);
        Charset charset = encoding.charset();
        int end = WireMessage.endOfText(head, MessagePipe.HEADER);
        String statement = WireMessage.textAt(head, end + 1, charset);
        portals.put(
                WireMessage.textAt(head, MessagePipe.HEADER, charset),
                statements.getOrDefault(statement, SqlText.only("EXECUTE " + statement)));
        expect(Pending.Kind.BIND);
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
                exchange.expect(Pending.of(Pending.Kind.EXECUTE, Pending.Origin.CLIENT));
                pipe.pass();
                return;
            }
            Flight flight = sent(text);
            look = flight.wantsLook() ? Look.WANTED : Look.NONE;
            exchange.expect(new Pending(Pending.Kind.EXECUTE, Pending.Origin.CLIENT, List.of(flight)));
            if (look == Look.WANTED) {
                exchange.hold();
            }
        }
        pipe.pass();
        if (look == Look.WANTED) {
            pipe.inject(WireMessage.FLUSH);
            await();
        }
    }

    private Flight sent(SqlText text) {
        if (text.kind().endsTransaction()) {
            exchange.ending();
        }
        StatementSeen.Block block = exchange.block().sending(text.kind());
        boolean possible = block != StatementSeen.Block.SEVERAL
                && exchange.block().status() != 'E'
                && !text.kind().endsTransaction();
        return exchange.send(text, block, possible ? exchange.wants(text) : Look.NONE);
    }

    private void query() throws IOException {
        byte[] head = pipe.head(LONGEST_READ);
        String text = WireMessage.textAt(head, MessagePipe.HEADER, encoding.charset());
        List<SqlText> parts = head.length == pipe.size() ? SqlText.cut(text) : List.of(SqlText.only(text));
        statements.remove("");
        portals.remove("");
        boolean waits;
        Optional<byte[]> converted = Optional.empty();
        synchronized (exchange) {
            if (!exchange.isOpen() || exchange.isSkipping()) {
                exchange.expect(Pending.of(Pending.Kind.QUERY, Pending.Origin.CLIENT));
                pipe.pass();
                return;
            }
            boolean mayConvert = parts.size() == 1
                    && exchange.isQuiet()
                    && !exchange.block().isExplicit()
                    && head.length == pipe.size()
                    && parts.get(0).kind().isConvertible()
                    && encoding.isSafe(text);
            if (parts.size() > 1) {
                exchange.block().together();
            }
            List<Flight> flights = new ArrayList<>();
            for (SqlText part : parts) {
                flights.add(sent(part));
            }
            Pending query = new Pending(Pending.Kind.QUERY, Pending.Origin.CLIENT, flights);
            if (mayConvert && query.wantsLook()) {
                converted = Optional.of(conversion.begin(head, query));
                conversion.expected().forEach(exchange::expect);
            } else {
                exchange.expect(query);
            }
            waits = query.wantsLook()
                    && (converted.isPresent() || exchange.block().isExplicit());
            if (waits) {
                exchange.hold();
            }
        }
        if (converted.isPresent()) {
            pipe.drop();
            pipe.inject(converted.get());
        } else {
            pipe.pass();
        }
        if (waits) {
            await();
        }
    }

    private void copyEnds() throws IOException {
        Optional<Pending> looked;
        synchronized (exchange) {
            looked = exchange.copyEnds();
            looked.ifPresent(one -> exchange.hold());
        }
        pipe.pass();
        if (looked.isPresent()) {
            if (looked.get().is(Pending.Kind.EXECUTE)) {
                pipe.inject(WireMessage.FLUSH);
            }
            await();
        }
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
