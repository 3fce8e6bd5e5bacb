package dev.lockstep.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.IntSupplier;

/** Proposes ports that nobody listens on at this moment; somebody may be faster than the server that gets it. */
final class FreePorts implements IntSupplier {

    @Override
    public int getAsInt() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
