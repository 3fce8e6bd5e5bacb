package dev.lockstep.postgres.watch.tap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Finds out whether the server can parse the whole of a message of several statements, without running any of them: by a Parse, which
 * the server refuses because there are several. The client sees nothing of it.
 *
 * <p>In an open transaction block the refusal happens in a savepoint of our own, which is given up again. That assigns no transaction id
 * and takes no snapshot, so that {@code SET TRANSACTION} can still come first.
 */
final class SyntaxCheck {

    /** The server's function that refuses several statements in one Parse; if it was reached, every one was parsed. */
    private static final String REFUSES_SEVERAL = "exec_parse_message";

    private static final byte[] SAVEPOINT = ours("SAVEPOINT lockstep_check");
    private static final byte[] GIVE_UP = ours("ROLLBACK TO lockstep_check; RELEASE lockstep_check");

    private final Place place;
    private int answers;
    private State state = State.OPEN;

    SyntaxCheck(Place place) {
        this.place = place;
    }

    /** Where the error of a refused Parse can do no harm. */
    enum Place {
        OUTSIDE_OF_BLOCKS(1),
        IN_SAVEPOINT(3);

        private final int answers;

        Place(int answers) {
            this.answers = answers;
        }
    }

    /** What is known. */
    enum State {
        OPEN,
        PARSED,
        REFUSED
    }

    private static byte[] ours(String sql) {
        return WireMessage.query(sql.getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns what is sent to check a Query. */
    byte[] begin(byte[] query) {
        byte[] whole = new byte[query.length - MessagePipe.HEADER - 1];
        System.arraycopy(query, MessagePipe.HEADER, whole, 0, whole.length);
        byte[] parse = WireMessage.joined(WireMessage.parseUnnamed(whole), WireMessage.SYNC);
        return place == Place.IN_SAVEPOINT ? WireMessage.joined(SAVEPOINT, parse, GIVE_UP) : parse;
    }

    /** Takes one of the server's messages; returns what is known when this was the last one. */
    State received(ServerSide server) throws IOException {
        MessagePipe pipe = server.pipe();
        switch (pipe.type()) {
            case 'C' -> pipe.drop();
                // Notices of the scanner come before the first statement's answers, and here they would not.
            case '1', 'N' -> {
                state = State.REFUSED;
                pipe.drop();
            }
            case 'E' -> {
                if (server.isFatal()) {
                    pipe.pass();
                    return State.OPEN;
                }
                boolean parsed = server.errorField('R').equals(REFUSES_SEVERAL);
                state = parsed && state == State.OPEN ? State.PARSED : State.REFUSED;
                pipe.drop();
            }
            case 'Z' -> {
                pipe.drop();
                answers++;
                return answers == place.answers ? state : State.OPEN;
            }
            default -> pipe.pass();
        }
        return State.OPEN;
    }
}
