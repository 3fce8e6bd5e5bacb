package dev.lockstep.postgres.watch.tap;

import java.io.IOException;

/** Holds the client's side back: what it sent before is sent on, what it sends behind waits. The end of the session ends it. */
final class ClientHold {

    private final MessagePipe pipe;
    private final Exchange exchange;

    ClientHold(MessagePipe pipe, Exchange exchange) {
        this.pipe = pipe;
        this.exchange = exchange;
    }

    /** Waits until the server's side lets go. */
    void awaitRelease() throws IOException {
        await(Exchange::awaitRelease);
    }

    /** Waits until everything that was sent before has been answered, if the server will answer it without being sent more. */
    void awaitAnswers() throws IOException {
        await(Exchange::awaitAnswers);
    }

    private void await(Waiting waiting) throws IOException {
        pipe.flush();
        synchronized (exchange) {
            try {
                waiting.in(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the client's side is held", e);
            }
        }
    }

    @FunctionalInterface
    private interface Waiting {
        void in(Exchange exchange) throws InterruptedException;
    }
}
