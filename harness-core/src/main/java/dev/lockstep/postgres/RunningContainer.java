package dev.lockstep.postgres;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.DatabaseAddress;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** The only class that knows Testcontainers, which need not be on the classpath. */
final class RunningContainer implements AutoCloseable {

    private static final long PULL_MINUTES = 10;

    private final PostgreSQLContainer container;

    private RunningContainer(PostgreSQLContainer container) {
        this.container = container;
    }

    static RunningContainer start(String image) {
        requireImage(dockerFor(image), image);
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

    private static DockerClient dockerFor(String image) {
        try {
            return DockerClientFactory.instance().client();
        } catch (IllegalStateException e) {
            throw new LockstepException(
                    Problem.what("Docker is needed for a container and cannot be reached")
                            .where(image)
                            .said(String.valueOf(e.getMessage()))
                            .remedy("start Docker, or use the embedded server, which needs nothing installed"),
                    e);
        }
    }

    /** Testcontainers would pull it too, but would try for many minutes where there is no registry, and say less. */
    private static void requireImage(DockerClient docker, String image) {
        String name = ImageNameSubstitutor.instance()
                .apply(DockerImageName.parse(image))
                .asCanonicalNameString();
        try {
            docker.inspectImageCmd(name).exec();
        } catch (NotFoundException notHere) {
            pull(docker, name);
        }
    }

    private static void pull(DockerClient docker, String name) {
        try {
            boolean pulled = docker.pullImageCmd(name).start().awaitCompletion(PULL_MINUTES, TimeUnit.MINUTES);
            if (!pulled) {
                throw new LockstepException(missing(name, "not pulled after " + PULL_MINUTES + " minutes"));
            }
        } catch (DockerException | DockerClientException e) {
            throw new LockstepException(missing(name, reasons(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockstepException(Problem.what("interrupted while pulling " + name), e);
        }
    }

    private static Problem missing(String name, String said) {
        return Problem.what("the image of the PostgreSQL container cannot be had")
                .where(name)
                .said(said)
                .remedy("correct the image's name, or make it known to Docker: docker pull " + name);
    }

    private static String reasons(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(Throwable::getMessage)
                .filter(message -> message != null)
                .collect(Collectors.joining("\n"));
    }
}
