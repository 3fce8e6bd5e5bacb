package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.ServerChoice;

/** Starts the server that a run's settings name. */
public final class ServerStarter {

    /**
     * Starts a server, or connects to it. The caller closes it.
     *
     * @throws LockstepException if that cannot be done
     */
    public DatabaseServer start(ServerChoice choice) {
        if (choice instanceof ServerChoice.Embedded embedded) {
            return EmbeddedServer.start(embedded.majorVersion());
        }
        if (choice instanceof ServerChoice.Container container) {
            return ContainerServer.start(container.image());
        }
        if (choice instanceof ServerChoice.External external) {
            return ExternalServer.connect(external);
        }
        throw new AssertionError("a choice without a server: " + choice);
    }
}
