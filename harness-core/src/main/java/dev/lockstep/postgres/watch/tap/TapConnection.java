package dev.lockstep.postgres.watch.tap;

import dev.lockstep.spi.DatabaseAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One client's connection from its first byte to its last. */
final class TapConnection {

    private final SocketChannel client;
    private final DatabaseAddress server;
    private final AtomicInteger sessionNumbers;
    private final Consumer<TapConnection> gone;
    private final Exchange exchange;
    private volatile Optional<SocketChannel> upstream = Optional.empty();

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
        close(client);
        upstream.ifPresent(TapConnection::close);
    }

    private void followClient() {
        try {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Startup startup = new Startup(client);
            Optional<byte[]> first = startup.read();
            if (first.isPresent()) {
                SocketChannel opened = SocketChannel.open(new InetSocketAddress(server.host(), server.port()));
                opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
                upstream = Optional.of(opened);
                converse(startup, first.get(), opened);
            }
        } catch (IOException e) {
            // The client is gone, or the server is: the other one sees its connection end.
        } finally {
            if (upstream.isEmpty()) {
                end();
                gone.accept(this);
            }
        }
    }

    private void converse(Startup startup, byte[] first, SocketChannel opened) throws IOException {
        Encoding encoding = new Encoding();
        Conversion conversion = new Conversion();
        MessagePipe toServer = new MessagePipe(client, opened);
        MessagePipe toClient = new MessagePipe(opened, client);
        ServerSide serverSide = new ServerSide(
                toClient,
                toServer,
                exchange,
                conversion,
                encoding,
                pid -> startup.session(sessionNumbers.getAndIncrement(), pid));
        thread("server", () -> followServer(serverSide)).start();
        try {
            toServer.inject(first);
            if (!startup.isCancel()) {
                new ClientSide(toServer, exchange, conversion, encoding).follow();
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
        } catch (IOException | RuntimeException e) {
            // Without an end of the conversation to look at, both sides see it end.
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
        return thread;
    }
}
