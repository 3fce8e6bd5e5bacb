package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.DatabaseServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that this JVM starts for itself: on the loopback address, with a random password and a data directory of its
 * own. It is gone when it is closed, and also when the JVM ends in whatever way.
 *
 * <p>Safe for use by several threads.
 */
public final class EmbeddedServer implements DatabaseServer {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final int PORTS_TRIED = 10;

    private final ServerProcess process;
    private final DatabaseCreator databases;

    private EmbeddedServer(ServerProcess process, DatabaseCreator databases) {
        this.process = process;
        this.databases = databases;
    }

    /**
     * Starts a server of a major version, 14 to 18. The first start of a version unpacks and prepares it, which takes some
     * seconds; later ones take about one.
     *
     * @throws LockstepException if there are no binaries for this version or machine, or if the server does not start
     */
    public static EmbeddedServer start(int majorVersion) {
        BinariesFinder finder = new BinariesFinder(
                Thread.currentThread().getContextClassLoader(), LocalRepository.ofUser(), MavenDownload.ofUser());
        return start(finder, Platform.current(), majorVersion, Cache.ofUser(), new FreePorts());
    }

    static EmbeddedServer start(
            BinariesFinder finder, Platform platform, int majorVersion, Cache cache, IntSupplier ports) {
        long begun = System.nanoTime();
        Installation installation = Installation.of(finder.find(platform, majorVersion), platform, cache.root());
        PreparedData prepared = PreparedData.of(installation, cache.root());
        new RunDirectorySweep(cache.temporary()).sweep();
        EmbeddedServer server = start(installation, prepared, cache, ports);
        log.info("{} ready in {} ms", server.description(), (System.nanoTime() - begun) / 1_000_000);
        return server;
    }

    private static EmbeddedServer start(
            Installation installation, PreparedData prepared, Cache cache, IntSupplier ports) {
        int port = 0;
        for (int attempt = 0; attempt < PORTS_TRIED; attempt++) {
            port = ports.getAsInt();
            try {
                RunDirectory directory = RunDirectory.create(cache.temporary());
                ServerProcess process = begin(installation, prepared, directory, port);
                switch (process.await()) {
                    case READY:
                        return new EmbeddedServer(process, secured(port, prepared.password()));
                    case PORT_IN_USE:
                        log.debug("port {} is in use", port);
                        process.close();
                        break;
                    case FAILED:
                        String said = process.log();
                        process.close();
                        throw new LockstepException(Problem.what("the embedded PostgreSQL did not start")
                                .where("PostgreSQL " + installation.version() + " in " + directory.root())
                                .said(said)
                                .remedy("see the server's own words above"));
                }
            } catch (IOException e) {
                throw new LockstepException(
                        Disk.problem("the embedded PostgreSQL cannot be given a folder", cache.temporary(), e), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LockstepException(Problem.what("interrupted while PostgreSQL was starting"), e);
            }
        }
        throw new LockstepException(Problem.what("the embedded PostgreSQL found no free port")
                .where("127.0.0.1")
                .said("tried " + PORTS_TRIED + " ports, the last was " + port)
                .remedy("see what takes all ports of this machine"));
    }

    private static ServerProcess begin(
            Installation installation, PreparedData prepared, RunDirectory directory, int port) throws IOException {
        try {
            new FileTree(prepared.data()).copyTo(directory.data());
            return ServerProcess.start(installation, directory, port);
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    /** The prepared password is the same for every server of this cache, so each gets its own before anybody hears of it. */
    private static DatabaseCreator secured(int port, String preparedPassword) {
        DatabaseAddress first = new DatabaseAddress("127.0.0.1", port, "postgres", "postgres", preparedPassword);
        String password = Password.random();
        try (Connection connection = new SessionOpener(first).open();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("the embedded PostgreSQL refused its new password")
                            .said(e.getMessage()),
                    e);
        }
        return DatabaseCreator.on(new DatabaseAddress("127.0.0.1", port, "postgres", "postgres", password));
    }

    @Override
    public String description() {
        return "embedded PostgreSQL " + version();
    }

    @Override
    public String version() {
        return databases.version().text();
    }

    @Override
    public int majorVersion() {
        return databases.version().major();
    }

    @Override
    public Database create(String purpose) {
        return databases.create(purpose);
    }

    @Override
    public Database create(String purpose, Database.Template template) {
        return databases.create(purpose, template);
    }

    @Override
    public void close() {
        databases.close();
        try {
            process.close();
        } catch (IOException e) {
            // The next start sweeps what is left, so this is worth a line and not an exception.
            log.warn("the embedded PostgreSQL left something behind: {}", e.toString());
        }
    }
}
