package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.ServerControl;
import dev.lockstep.spi.ServerLog;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
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
    private final Occupancy occupancy = new Occupancy();
    private final AtomicLong created = new AtomicLong();
    private final EmbeddedControl control;

    private EmbeddedServer(ServerProcess process, DatabaseCreator databases, String recipe, KeptStates kept) {
        this.process = process;
        this.serverLog = process.logFile();
        this.databases = databases;
        this.control = new EmbeddedControl(process, databases, occupancy, kept, recipe);
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
        return start(finder, platform, majorVersion, cache, ports, KeptStates.below(cache.root()));
    }

    static EmbeddedServer start(
            BinariesFinder finder,
            Platform platform,
            int majorVersion,
            Cache cache,
            IntSupplier ports,
            KeptStates kept) {
        long begun = System.nanoTime();
        Installation installation = Installation.of(finder.find(platform, majorVersion), platform, cache.root());
        PreparedData prepared = PreparedData.of(installation, cache.root());
        Stream.concat(Stream.of(cache.temporary()), cache.formerly().stream())
                .distinct()
                .forEach(folder -> new RunDirectorySweep(folder).sweep());
        EmbeddedServer server =
                of(new ServerLaunch(installation, prepared, cache.temporary()).launch(ports), prepared.recipe(), kept);
        log.info("{} ready in {} ms", server.description(), (System.nanoTime() - begun) / 1_000_000);
        return server;
    }

    private static EmbeddedServer of(ServerLaunch.Launched launched, String recipe, KeptStates kept) {
        return new EmbeddedServer(launched.process(), DatabaseCreator.on(launched.superuser()), recipe, kept);
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
        return counted(() -> databases.create(purpose));
    }

    @Override
    public Database create(String purpose, Database.Template template) {
        return counted(() -> databases.create(purpose, template));
    }

    private Database counted(Supplier<Database> creation) {
        String who = "database " + created.incrementAndGet();
        occupancy.enter(who);
        boolean there = false;
        try {
            serverLog.cut();
            Database database = new CountedDatabase(creation.get(), occupancy, who);
            there = true;
            return database;
        } finally {
            if (!there) {
                occupancy.leave(who);
            }
        }
    }

    @Override
    public Optional<ServerControl> control() {
        return Optional.of(control);
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
