package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.DatabaseAddress;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The only class that knows Testcontainers, which need not be on the classpath. */
final class RunningContainer implements AutoCloseable {

    private final PostgreSQLContainer container;

    private RunningContainer(PostgreSQLContainer container) {
        this.container = container;
    }

    static RunningContainer start(String image) {
        requireDocker(image);
        PostgreSQLContainer container = new PostgreSQLContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withUsername("postgres")
                .withPassword(Password.random())
                .withDatabaseName("postgres")
                .withCommand(
                        "postgres",
                        "-c",
                        "fsync=off",
                        "-c",
                        "synchronous_commit=off",
                        "-c",
                        "full_page_writes=off",
                        "-c",
                        "max_wal_size=4GB",
                        "-c",
                        "timezone=UTC");
        try {
            container.start();
            return new RunningContainer(container);
        } catch (ContainerFetchException e) {
            throw new LockstepException(
                    Problem.what("the image of the PostgreSQL container cannot be had")
                            .where(image)
                            .said(reasons(e))
                            .remedy("correct the image's name, or make it known to Docker: docker pull " + image),
                    e);
        } catch (RuntimeException e) {
            container.stop();
            throw new LockstepException(
                    Problem.what("the PostgreSQL container did not start")
                            .where(image)
                            .said(reasons(e))
                            .remedy("see whether docker run " + image + " starts; it must keep the contract of the"
                                    + " official image"),
                    e);
        }
    }

    DatabaseAddress address() {
        return new DatabaseAddress(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getDatabaseName(),
                container.getUsername(),
                container.getPassword());
    }

    @Override
    public void close() {
        container.stop();
    }

    private static void requireDocker(String image) {
        try {
            DockerClientFactory.instance().client();
        } catch (IllegalStateException e) {
            throw new LockstepException(
                    Problem.what("Docker is needed for a container and cannot be reached")
                            .where(image)
                            .said(String.valueOf(e.getMessage()))
                            .remedy("start Docker, or use the embedded server, which needs nothing installed"),
                    e);
        }
    }

    private static String reasons(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(Throwable::getMessage)
                .filter(message -> message != null)
                .collect(Collectors.joining("\n"));
    }
}
