package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a copy of prepared data to life on a port that is free.
 *
 * @param installation which programs
 * @param prepared which data
 * @param temporary where the server's folder is made
 */
record ServerLaunch(Installation installation, PreparedData prepared, Path temporary) {

    private static final Logger log = LoggerFactory.getLogger(ServerLaunch.class);
    private static final int PORTS_TRIED = 10;

    /** A server that takes connections, and the login of its superuser, whose password nobody else has. */
    record Launched(ServerProcess process, DatabaseAddress superuser) {}

    /**
     * Starts a server on one of the next ports.
     *
     * @throws LockstepException if it does not start
     */
    Launched launch(IntSupplier ports) {
        int port = 0;
        try {
            for (int attempt = 0; attempt < PORTS_TRIED; attempt++) {
                port = ports.getAsInt();
                Optional<Launched> launched = launch(port);
                if (launched.isPresent()) {
                    return launched.get();
                }
                log.debug("port {} is in use", port);
            }
        } catch (IOException e) {
            throw new LockstepException(Disk.problem("the embedded server cannot be given a folder", temporary, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockstepException(Problem.what("interrupted while PostgreSQL was starting"), e);
        }
        throw new LockstepException(Problem.what("the embedded server found no free port")
                .where("127.0.0.1")
                .said("tried " + PORTS_TRIED + " ports, the last was " + port)
                .remedy("see what listens on all ports of this machine"));
    }

    /** Returns nothing if somebody else took the port. */
    private Optional<Launched> launch(int port) throws IOException, InterruptedException {
        ServerProcess process = begin(port);
        boolean handedOver = false;
        try {
            ServerProcess.Start start = process.await();
            if (start == ServerProcess.Start.PORT_IN_USE) {
                return Optional.empty();
            }
            if (start == ServerProcess.Start.FAILED) {
                throw new LockstepException(Problem.what("the embedded server did not start")
                        .where("PostgreSQL " + installation.version())
                        .said(process.log())
                        .remedy("see the server's own words above"));
            }
            Launched launched = new Launched(process, secured(port));
            handedOver = true;
            return Optional.of(launched);
        } finally {
            if (!handedOver) {
                process.close();
            }
        }
    }

    private ServerProcess begin(int port) throws IOException {
        RunDirectory directory = RunDirectory.create(temporary);
        try {
            new FileTree(prepared.data()).copyTo(directory.data());
            return ServerProcess.start(installation, directory, port);
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    /** The prepared password is the same for every server of a cache, so each gets its own before anybody hears of it. */
    private DatabaseAddress secured(int port) {
        DatabaseAddress first = new DatabaseAddress("127.0.0.1", port, "postgres", "postgres", prepared.password());
        String password = Password.random();
        try (MaintenanceSession session = MaintenanceSession.open(first, "lockstep")) {
            session.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
        }
        return new DatabaseAddress("127.0.0.1", port, "postgres", "postgres", password);
    }
}
