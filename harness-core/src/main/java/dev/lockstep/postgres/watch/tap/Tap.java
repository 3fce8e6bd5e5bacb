package dev.lockstep.postgres.watch.tap;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A listener on the loopback address that passes on what comes to a server, and tells an observer what it was.
 *
 * <p>Each connection is followed by two threads of its own; they end with it. Thread-safe.
 */
public final class Tap implements AutoCloseable {

    private static final int BACKLOG = 100;

    /** How long the end of the connections is waited for: it only takes longer if the observer does. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DatabaseAddress server;
    private final TapObserver observer;
    private final ServerSocketChannel listener;
    private final DatabaseAddress address;
    private final Thread acceptor;
    private final Set<TapConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sessionNumbers = new AtomicInteger(1);
    private final AtomicLong statementNumbers = new AtomicLong();

    private Tap(DatabaseAddress server, TapObserver observer) throws IOException {
        this.server = server;
        this.observer = observer;
        this.listener = ServerSocketChannel.open();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        listener.bind(new InetSocketAddress(loopback, 0), BACKLOG);
        int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        this.address = new DatabaseAddress(
                loopback.getHostAddress(), port, server.database(), server.user(), server.password());
        this.acceptor = new Thread(this::accept, "lockstep-tap-" + port);
        acceptor.setDaemon(true);
    }

    /**
     * Listens on a free port for whoever wants to talk to {@code server}.
     *
     * @throws LockstepException if nothing can listen on the loopback address
     */
    public static Tap listen(DatabaseAddress server, TapObserver observer) {
        try {
            Tap tap = new Tap(server, observer);
            tap.acceptor.start();
            return tap;
        } catch (IOException e) {
            throw new LockstepException(
                    Problem.what("nothing can listen on the loopback address")
                            .said(String.valueOf(e.getMessage()))
                            .remedy("allow this process to open local ports"),
                    e);
        }
    }

    /** Returns the server's database as it is reached through the tap. It stays the same until the tap is closed. */
    public DatabaseAddress address() {
        return address;
    }

    /** Returns what the sessions that are logged in are doing just now, in no particular order. */
    public List<TapActivity> sessions() {
        return connections.stream()
                .map(TapConnection::activity)
                .flatMap(Optional::stream)
                .toList();
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                SocketChannel client = listener.accept();
                TapConnection connection = new TapConnection(
                        client, server, observer, sessionNumbers, statementNumbers, connections::remove);
                connections.add(connection);
                connection.start();
            } catch (IOException e) {
                // Closed, or the client was gone before it was let in.
            }
        }
    }

    /** Ends the connections and stops to listen; the observer has heard of every end when this returns. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            // There is nothing left to listen with either way.
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            // Whoever was let in at the last moment is among the connections only after this.
            acceptor.join(PATIENCE.toMillis());
            List<TapConnection> open = List.copyOf(connections);
            open.forEach(TapConnection::end);
            for (TapConnection connection : open) {
                connection.awaitEnd(deadline);
            }
        } catch (InterruptedException e) {
            // They are ended, but not waited for.
            connections.forEach(TapConnection::end);
            Thread.currentThread().interrupt();
        }
    }
}
