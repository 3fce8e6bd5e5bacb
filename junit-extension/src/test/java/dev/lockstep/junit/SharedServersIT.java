package dev.lockstep.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class SharedServersIT {

    private static final Map<String, String> PARALLEL = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

    @Test
    void serves_parallel_methods_and_classes_from_one_server_and_stops_it() {
        Launch launch = Launch.with(PARALLEL, FirstTestCase.class, SecondTestCase.class);

        assertThat(launch.failures()).isEmpty();
        assertThat(launch.lines()).hasSize(9);
        Set<Integer> ports = launch.published("url").stream()
                .map(url -> URI.create(url.substring("jdbc:".length())).getPort())
                .collect(Collectors.toSet());
        assertThat(launch.published("url")).hasSize(6).doesNotHaveDuplicates();
        assertThat(ports).singleElement().satisfies(port -> assertThatThrownBy(() -> connect(port))
                .isInstanceOf(IOException.class));
    }

    private static void connect(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            throw new AssertionError("still served: " + socket);
        }
    }

    private static void publish(DataSource source, TestReporter reporter) throws SQLException {
        try (Connection connection = source.getConnection()) {
            reporter.publishEntry("url", connection.getMetaData().getURL());
        }
    }

    @Volume(rows = 20, newRows = 3)
    static class FirstTestCase {
        @MigrationTest(project = "src/test/resources/projects/passing")
        void one(DataSource source, TestReporter reporter) throws SQLException {
            publish(source, reporter);
        }

        @MigrationTest(project = "src/test/resources/projects/passing")
        void other(DataSource source, TestReporter reporter) throws SQLException {
            publish(source, reporter);
        }
    }

    @Volume(rows = 20, newRows = 3)
    static class SecondTestCase {
        @MigrationTest(project = "src/test/resources/projects/passing")
        void third(DataSource source, TestReporter reporter) throws SQLException {
            publish(source, reporter);
        }
    }
}
