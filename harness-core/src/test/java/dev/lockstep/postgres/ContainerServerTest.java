package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContainerServerTest {

    @Test
    void says_which_jar_is_missing() {
        String classpath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("testcontainers"))
                .collect(Collectors.joining(File.pathSeparator));

        try (ChildJvm child =
                new ChildJvm.Recipe(List.of(), classpath, Map.of()).start(ContainerServerMain.class, "postgres:17")) {
            assertThat(child.rest())
                    .isEqualTo(
                            """
                            Testcontainers is not on the classpath
                              where:  postgres:17
                              said:   org/testcontainers/DockerClientFactory
                              remedy: add org.testcontainers:testcontainers-postgresql:2.0.5 to the test classpath""");
        }
    }

    @Test
    void says_so_when_docker_is_missing() {
        try (ChildJvm child = new ChildJvm.Recipe(
                        withoutDocker(), System.getProperty("java.class.path"), Map.of("DOCKER_HOST", ""))
                .start(ContainerServerMain.class, "postgres:17")) {
            assertThat(child.rest())
                    .isEqualTo(
                            """
                            Docker is needed for a container and cannot be reached
                              where:  postgres:17
                              said:   Could not find a valid Docker environment. Please see logs and check configuration
                              remedy: start Docker, or use the embedded server, which needs nothing installed""");
        }
    }

    /** Hides Docker's socket from a process where there is one. */
    private static List<String> withoutDocker() {
        if (!Files.exists(Path.of("/var/run/docker.sock"))) {
            return List.of();
        }
        List<String> hidden =
                List.of("unshare", "--mount", "sh", "-c", "mount -t tmpfs none /run && exec \"$@\"", "sh");
        List<String> probe = Stream.concat(hidden.stream(), Stream.of("true")).toList();
        if (new Command(probe).run(Duration.ofSeconds(10)).exitCode() != 0) {
            Need.missing("only root can hide Docker from a process");
        }
        return hidden;
    }
}
