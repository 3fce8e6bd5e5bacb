package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.ServerLog;
import java.io.IOException;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
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

    private final ServerProcess process;
    private final ServerLogFile serverLog;
    private final DatabaseCreator databases;

    private EmbeddedServer(ServerProcess process, DatabaseCreator databases) {
        this.process = process;
        this.serverLog = process.logFile();
        this.databases = databases;
    }

    /**
     * Starts a server of a major version, 14 to 18. The first start of a version unpacks and prepares it, which takes some
     * seconds; later ones take about one.
     *
     * @throws LockstepException if there are no binaries for this version or machine, or if the server does not start
     */
    public static EmbeddedServer start(int majorVersion) {
        return start(BinariesFinder.ofUser(), Platform.current(), majorVersion, Cache.ofUser(), new FreePorts());
    }

    static EmbeddedServer start(
            BinariesFinder finder, Platform platform, int majorVersion, Cache cache, IntSupplier ports) {
        long begun = System.nanoTime();
        Installation installation = Installation.of(finder.find(platform, majorVersion), platform, cache.root());
        PreparedData prepared = PreparedData.of(installation, cache.root());
        Stream.concat(Stream.of(cache.temporary()), cache.formerly().stream())
                .distinct()
                .forEach(folder -> new RunDirectorySweep(folder).sweep());
        EmbeddedServer server = of(new ServerLaunch(installation, prepared, cache.temporary()).launch(ports));
        log.info("{} ready in {} ms", server.description(), (System.nanoTime() - begun) / 1_000_000);
        return server;
    }

    private static EmbeddedServer of(ServerLaunch.Launched launched) {
        return new EmbeddedServer(launched.process(), DatabaseCreator.on(launched.superuser()));
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
    public Optional<ServerLog> log() {
        return Optional.of(serverLog);
    }

    @Override
    public Database create(String purpose) {
        serverLog.cut();
        return databases.create(purpose);
    }

    @Override
    public Database create(String purpose, Database.Template template) {
        serverLog.cut();
        return databases.create(purpose, template);
    }

    @Override
    public void close() {
        databases.close();
        try {
            process.close();
        } catch (IOException e) {
            // The next start sweeps what is left, so this is worth a line and not an exception.
            log.warn("the embedded server left something behind: {}", e.toString());
        }
    }
}
