package dev.lockstep.postgres.watch.tap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A message that has been sent to the server and that it has not answered yet. */
final class Pending {

    private final Kind kind;
    private final Deque<Flight> flights;

    Pending(Kind kind, List<Flight> flights) {
        this.kind = kind;
        this.flights = new ArrayDeque<>(flights);
    }

    static Pending of(Kind kind) {
        return new Pending(kind, List.of());
    }

    /** What is waited for. */
    enum Kind {
        PARSE,
        BIND,
        DESCRIBE,
        CLOSE,
        EXECUTE,
        QUERY,
        FUNCTION,
        SYNC,
        /** CopyDone or CopyFail: nothing answers it. */
        COPY_END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Returns whether it ends with ReadyForQuery. */
    boolean endsReady() {
        return kind == Kind.SYNC || kind == Kind.QUERY || kind == Kind.FUNCTION;
    }

    /** Returns the statements that it runs and whose end has not been told. */
    Deque<Flight> flights() {
        return flights;
    }

    boolean wantsLook() {
        return flights.stream().anyMatch(Flight::wantsLook);
    }
}
