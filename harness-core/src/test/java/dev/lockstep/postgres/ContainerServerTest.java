package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
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

        try (ChildJvm child = new ChildJvm.Recipe(List.of(), classpath, Map.of())
                .start(ContainerServerMain.class, "postgres:17")) {
            assertThat(child.rest())
                    .isEqualTo(
                            """
                            Testcontainers is not on the classpath
                              where:  postgres:17
                              said:   org/testcontainers/DockerClientFactory
                              remedy: add org.testcontainers:testcontainers-postgresql:2.0.5 to the test classpath""");
        }
    }
}
