package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL in a container that Testcontainers starts. It is removed when it is closed; after a kill, Testcontainers' own
 * Ryuk container removes it, unless the user has disabled that.
 *
 * <p>Safe for use by several threads.
 */
public final class ContainerServer implements DatabaseServer {

    private static final Logger log = LoggerFactory.getLogger(ContainerServer.class);

    private final String image;
    private final RunningContainer container;
    private final DatabaseCreator databases;

    private ContainerServer(String image, RunningContainer container, DatabaseCreator databases) {
        this.image = image;
        this.container = container;
        this.databases = databases;
    }

    /**
     * Starts a container.
     *
     * @param image {@code postgres:<major>} or any image that keeps the official image's contract
     * @throws LockstepException if Testcontainers, Docker or the image is missing, or if the server does not start
     */
    public static ContainerServer start(String image) {
        long begun = System.nanoTime();
        RunningContainer container;
        try {
            container = RunningContainer.start(image);
        } catch (NoClassDefFoundError e) {
            throw new LockstepException(
                    Problem.what("Testcontainers is not on the classpath")
                            .where(image)
                            .said(String.valueOf(e.getMessage()))
                            .remedy("add org.testcontainers:testcontainers-postgresql:2.0.5 to the test classpath"),
                    e);
        }
        try {
            DatabaseCreator databases = DatabaseCreator.on(container.address());
            ContainerServer server = new ContainerServer(image, container, databases);
            log.info("{} ready in {} ms", server.description(), (System.nanoTime() - begun) / 1_000_000);
            return server;
        } catch (LockstepException e) {
            container.close();
            throw e;
        }
    }

    @Override
    public String description() {
        return "PostgreSQL " + version() + " in a container of " + image;
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
        container.close();
    }
}
