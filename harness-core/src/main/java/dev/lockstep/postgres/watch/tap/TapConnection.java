package dev.lockstep.postgres.watch.tap;

import dev.lockstep.spi.DatabaseAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection from its first byte to its last. */
final class TapConnection {

    private static final Logger LOG = LoggerFactory.getLogger(Tap.class);

    private final SocketChannel client;
    private final DatabaseAddress server;
    private final AtomicInteger sessionNumbers;
    private final Consumer<TapConnection> gone;
    private final Exchange exchange;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile Optional<SocketChannel> upstream = Optional.empty();
    private volatile boolean ended;

    TapConnection(
            SocketChannel client,
            DatabaseAddress server,
            TapObserver observer,
            AtomicInteger sessionNumbers,
            AtomicLong statementNumbers,
            Consumer<TapConnection> gone) {
        this.client = client;
        this.server = server;
        this.sessionNumbers = sessionNumbers;
        this.gone = gone;
        this.exchange = new Exchange(observer, statementNumbers);
    }

    void start() {
        thread("client", this::followClient).start();
    }

    Optional<TapActivity> activity() {
        return exchange.activity();
    }

    /** Ends it at once, whatever it is doing. */
    void end() {
        ended = true;
        close(client);
        upstream.ifPresent(TapConnection::close);
    }

    /** Waits until its threads are done, unless one of them is who waits. */
    void awaitEnd(long deadline) throws InterruptedException {
        // By index: the first may have started the second while it was waited for.
        for (int i = 0; i < threads.size(); i++) {
            Thread thread = threads.get(i);
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (thread != Thread.currentThread() && millis > 0) {
                thread.join(millis);
            }
        }
    }

    private void followClient() {
        try {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Startup startup = new Startup(client);
            Optional<byte[]> first = startup.read();
            if (first.isPresent()) {
                Optional<SocketChannel> opened = reach();
                upstream = opened;
                if (ended) {
                    // Ended while the server was being reached, when there was nothing upstream to close yet.
                    opened.ifPresent(TapConnection::close);
                }
                if (opened.isPresent()) {
                    converse(startup, first.get(), opened.get());
                }
            }
        } catch (IOException e) {
            // The client is gone, or the server is: the other one sees its connection end.
        } catch (RuntimeException e) {
            LOG.warn("the tap ends a session that it cannot follow", e);
            end();
        } finally {
            if (upstream.isEmpty()) {
                end();
                gone.accept(this);
            }
        }
    }

    /** Connects to the server, or tells the client in the server's own way that there is none. */
    private Optional<SocketChannel> reach() throws IOException {
        try {
            SocketChannel opened = SocketChannel.open(new InetSocketAddress(server.host(), server.port()));
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return Optional.of(opened);
        } catch (IOException e) {
            MessagePipe.write(
                    client,
                    WireMessage.fatal("08006", "the server at " + server + " cannot be reached: " + e.getMessage()));
            return Optional.empty();
        }
    }

    private void converse(Startup startup, byte[] first, SocketChannel opened) throws IOException {
        Encoding encoding = new Encoding();
        MessagePipe toServer = new MessagePipe(client, opened);
        MessagePipe toClient = new MessagePipe(opened, client);
        ServerSide serverSide = new ServerSide(
                toClient, opened, exchange, encoding, pid -> startup.session(sessionNumbers.getAndIncrement(), pid));
        thread("server", () -> followServer(serverSide)).start();
        try {
            toServer.inject(first);
            toServer.flush();
            if (!startup.isCancel()) {
                new ClientSide(toServer, exchange, encoding).follow();
            }
        } finally {
            // The server decides when to notice, as it would without the tap.
            if (!startup.isCancel()) {
                opened.shutdownOutput();
            }
        }
    }

    private void followServer(ServerSide serverSide) {
        try {
            serverSide.follow();
        } catch (IOException e) {
            // Both sides see it end.
        } catch (RuntimeException e) {
            LOG.warn("the tap ends a session that it cannot follow", e);
        } finally {
            end();
            synchronized (exchange) {
                exchange.over();
            }
            gone.accept(this);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is of no use any more either way.
        }
    }

    private Thread thread(String side, Runnable work) {
        Thread thread =
                new Thread(work, "lockstep-tap-" + side + "-" + client.socket().getPort());
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }
}
