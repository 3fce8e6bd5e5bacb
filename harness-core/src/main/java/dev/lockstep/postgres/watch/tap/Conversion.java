package dev.lockstep.postgres.watch.tap;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A Query that is run by the extended protocol, so that its transaction stays open for a look. The client gets the answers that it
 * would have had. What the server does not parse that way is sent again as it was.
 */
final class Conversion {

    private Optional<Pending> query = Optional.empty();
    private byte[] original = new byte[0];
    private Stage stage = Stage.NONE;

    /** How far it has come. */
    enum Stage {
        NONE,
        PARSING,
        RUNNING,
        /** It was not parsed, and the Sync after that is not answered yet. */
        GIVING_UP,
        ENDING
    }

    /** Returns what is sent in the Query's place. The exchange is quiet. */
    byte[] begin(byte[] message, Pending converted) {
        query = Optional.of(converted);
        original = message;
        stage = Stage.PARSING;
        return WireMessage.runUnnamed(Arrays.copyOfRange(message, MessagePipe.HEADER, message.length - 1));
    }

    /** Returns what the server has to answer to it. */
    List<Pending> expected() {
        return List.of(
                Pending.of(Pending.Kind.PARSE, Pending.Origin.TAP),
                Pending.of(Pending.Kind.BIND, Pending.Origin.TAP),
                Pending.of(Pending.Kind.CLOSE, Pending.Origin.TAP),
                Pending.of(Pending.Kind.DESCRIBE, Pending.Origin.TAP),
                new Pending(Pending.Kind.EXECUTE, Pending.Origin.TAP, List.copyOf(query().flights())));
    }

    void goTo(Stage next) {
        stage = next;
        if (next == Stage.NONE) {
            query = Optional.empty();
        }
    }

    boolean is(Stage other) {
        return stage == other;
    }

    boolean isGoingOn() {
        return stage != Stage.NONE;
    }

    /** Returns the statement that is converted. */
    Flight flight() {
        return query.orElseThrow().flights().getFirst();
    }

    Pending query() {
        return query.orElseThrow();
    }

    byte[] original() {
        return original;
    }
}
