package dev.lockstep.postgres.watch.tap;

import java.io.IOException;
import java.util.Optional;

/**
 * A Query that is run in another way than the client asked for, so that its transaction stays open for a look. The client gets the
 * answers that it would have had, in the same order. It sends nothing else until this is over.
 */
abstract class Conversion {

    private final byte[] original;
    private Optional<byte[]> kept = Optional.empty();

    /**
     * @param original the client's message
     */
    Conversion(byte[] original) {
        this.original = original;
    }

    /** Returns what is sent in the message's place. */
    abstract byte[] begin(Exchange exchange);

    /** Takes one of the server's messages; passes it on or not. */
    abstract void received(ServerSide server, Exchange exchange) throws IOException;

    /** Returns what is expected when the client's message is sent after all; nothing of it has been run. */
    abstract Pending asItWas(Exchange exchange);

    /** Returns the client's message. */
    byte[] original() {
        return original;
    }

    /** Keeps a CommandComplete until the commit is known to have succeeded. */
    void keep(byte[] message) {
        kept = Optional.of(message);
    }

    void forgetKept() {
        kept = Optional.empty();
    }

    /** What comes only after a commit shows that it succeeded. */
    void passKept(MessagePipe pipe) throws IOException {
        if (kept.isPresent()) {
            pipe.inject(kept.get());
            kept = Optional.empty();
        }
    }
}
