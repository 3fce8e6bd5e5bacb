package dev.lockstep.postgres.watch.tap;

import dev.lockstep.postgres.watch.tap.Flight.Look;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends the client's Queries on: as they are, or converted where looks need it. */
final class QuerySender {

    /** Longer Queries are never converted. */
    private static final int LONGEST_READ = 1 << 20;

    private final MessagePipe pipe;
    private final Exchange exchange;
    private final Encoding encoding;
    private final ClientHold hold;

    QuerySender(MessagePipe pipe, Exchange exchange, Encoding encoding, ClientHold hold) {
        this.pipe = pipe;
        this.exchange = exchange;
        this.encoding = encoding;
        this.hold = hold;
    }

    /** Sends the message that the client's side is at. */
    void send() throws IOException {
        byte[] head = pipe.head(LONGEST_READ);
        String text = WireMessage.textAt(head, MessagePipe.HEADER, encoding.charset());
        List<SqlText> parts = head.length == pipe.size() ? SqlText.cut(text) : List.of(SqlText.only(text));
        List<Look> wanted = wanted(parts);
        if (wanted.contains(Look.WANTED)) {
            // A BEGIN just before it in the same packet decides how it can be run.
            hold.awaitAnswers();
        }
        boolean waits = false;
        Optional<byte[]> converted = Optional.empty();
        synchronized (exchange) {
            if (!exchange.isOpen() || exchange.isSkipping()) {
                exchange.expect(Pending.of(Pending.Kind.QUERY));
                pipe.pass();
                return;
            }
            List<Look> looks = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                looks.add(exchange.block().mayLookAt(parts.get(i).kind()) ? wanted.get(i) : Look.NONE);
            }
            if (exchange.isQuiet() && head.length == pipe.size()) {
                converted = new ConversionChoice(head, parts, looks)
                        .find(encoding, text, exchange.block())
                        .map(exchange::convert);
            }
            if (converted.isEmpty()) {
                waits = expect(parts, looks);
            }
        }
        if (converted.isPresent()) {
            pipe.drop();
            pipe.inject(converted.get());
            hold.awaitRelease();
        } else {
            pipe.pass();
        }
        if (waits) {
            hold.awaitRelease();
        }
    }

    /** What is asked for by the statements themselves, wherever they come to be run. */
    private List<Look> wanted(List<SqlText> parts) {
        List<Look> wanted = new ArrayList<>();
        synchronized (exchange) {
            boolean asks = exchange.isOpen() && !exchange.isSkipping();
            for (SqlText part : parts) {
                wanted.add(asks && !part.kind().endsTransaction() ? exchange.wants(part) : Look.NONE);
            }
        }
        return wanted;
    }

    /** Returns whether the client has to wait for a look before it can send more. */
    private boolean expect(List<SqlText> parts, List<Look> looks) {
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
}
