package dev.lockstep.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.Scene;
import dev.lockstep.spi.TrafficPlan;
import dev.lockstep.spi.TrafficPlan.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficReaderTest {

    @TempDir
    Path folder;

    @Test
    void sends_the_standard_traffic_where_nothing_is_written() {
        RunSettings settings = read(PlainTestCase.class, Map.of());

        assertThat(settings.traffic()).isEqualTo(TrafficPlan.standard());
        assertThat(settings.scenes()).isEmpty();
    }

    @Test
    void reads_the_annotations() throws IOException {
        Files.writeString(folder.resolve("traffic.sql"), "SELECT 2;\nSELECT 3;\n");

        RunSettings settings =
                read(FullTestCase.class, Map.of("lockstep.traffic.tables", "9", "lockstep.scenes", "no"));

        assertThat(settings.traffic().tables()).isEqualTo(3);
        assertThat(settings.traffic().every()).isEqualTo(Duration.ofMillis(25));
        assertThat(settings.traffic().operations())
                .extracting(Operation::name)
                .containsExactlyInAnyOrder("SELECT 1", "SELECT 2", "SELECT 3", "place_an_order", "look at an order");
        assertThat(settings.scenes()).containsExactlyInAnyOrder(Scene.LONG_READER, Scene.IDLE_IN_TRANSACTION);
    }

    @Test
    void reads_the_configuration() throws IOException {
        Files.writeString(folder.resolve("traffic.sql"), "SELECT 2");

        RunSettings settings = read(
                PlainTestCase.class,
                Map.of(
                        "lockstep.traffic.tables", "2",
                        "lockstep.traffic.every", "1s",
                        "lockstep.traffic.file", "traffic.sql",
                        "lockstep.scenes", "idle-in-transaction, long-reader"));

        assertThat(settings.traffic().tables()).isEqualTo(2);
        assertThat(settings.traffic().every()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.traffic().operations()).extracting(Operation::name).containsExactly("SELECT 2");
        assertThat(settings.scenes()).containsExactlyInAnyOrder(Scene.LONG_READER, Scene.IDLE_IN_TRANSACTION);
    }

    @Test
    void can_be_switched_off() {
        RunSettings settings = read(QuietTestCase.class, Map.of());

        assertThat(settings.traffic()).isEqualTo(TrafficPlan.none());
    }

    @Test
    void an_operation_throws_what_its_method_throws() {
        Operation operation =
                read(FailingTestCase.class, Map.of()).traffic().operations().get(0);

        assertThatThrownBy(() -> operation.work().run(unused()))
                .isInstanceOf(SQLException.class)
                .hasMessage("no such order");
    }

    @Test
    void tells_every_mistake_of_the_annotations() {
        assertThatThrownBy(() -> read(MistakenTestCase.class, Map.of()))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        the configuration of the test has 8 mistakes
                          where:  TrafficReaderTest.MistakenTestCase.migrations
                          said:   @Traffic(tables) = -1: must be at least 0
                          said:   @Traffic(every) = often: not a duration; write a number with ms, s, m or h, for instance 30s
                          said:   @Traffic(sql) is blank
                          said:   @Traffic(sql) = COMMIT: the traffic controls transactions itself: COMMIT
                          said:   @Traffic(sql) = -- nothing: the traffic has no statement
                          said:   @Traffic(file) = nowhere.sql: the file of the traffic is missing
                          said:   @TrafficOperation on not_static: not a static method with one parameter, a java.sql.Connection
                          said:   @TrafficOperation on without_connection: not a static method with one parameter, a java.sql.Connection
                          remedy: correct the annotation, junit-platform.properties or the system property""");
    }

    @Test
    void tells_every_mistake_of_the_configuration() {
        Map<String, String> mistaken = Map.of(
                "lockstep.traffic.tables", "all",
                "lockstep.traffic.every", "0ms",
                "lockstep.traffic.file", "nowhere.sql",
                "lockstep.scenes", "long-reader, vacuum");

        assertThatThrownBy(() -> read(PlainTestCase.class, mistaken))
                .hasMessage(
                        """
                        the configuration of the test has 4 mistakes
                          where:  TrafficReaderTest.PlainTestCase.migrations
                          said:   lockstep.traffic.tables = all: not a whole number
                          said:   lockstep.traffic.every = 0ms: not a duration; write a number with ms, s, m or h, for instance 30s
                          said:   lockstep.traffic.file = nowhere.sql: the file of the traffic is missing
                          said:   lockstep.scenes = long-reader, vacuum: "vacuum" is not a scene; there are long-reader, idle-in-transaction
                          remedy: correct the annotation, junit-platform.properties or the system property""");
    }

    private RunSettings read(Class<?> testClass, Map<String, String> configuration) {
        try {
            AnnotatedMethod test = new AnnotatedMethod(testClass, testClass.getDeclaredMethod("migrations"));
            return new SettingsReader(test, name -> Optional.ofNullable(configuration.get(name)), folder).read();
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    /** A connection that nothing is asked of. */
    private static Connection unused() {
        return (Connection) java.lang.reflect.Proxy.newProxyInstance(
                TrafficReaderTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    throw new AssertionError(method);
                });
    }

    static class PlainTestCase {
        @MigrationTest
        void migrations() {}
    }

    @Scenes({Scene.LONG_READER, Scene.IDLE_IN_TRANSACTION})
    static class FullTestCase {
        @MigrationTest
        @Traffic(tables = 3, every = "25ms", sql = "SELECT 1", file = "traffic.sql")
        void migrations() {}

        @TrafficOperation
        static void place_an_order(Connection connection) {}

        @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // The extension finds it, private or not.
        @TrafficOperation("look at an order")
        private static void look(Connection connection) {}
    }

    @Traffic(tables = 0)
    static class QuietTestCase {
        @MigrationTest
        void migrations() {}
    }

    static class FailingTestCase {
        @MigrationTest
        void migrations() {}

        @TrafficOperation
        static void fail(Connection connection) throws SQLException {
            throw new SQLException("no such order");
        }
    }

    static class MistakenTestCase {
        @MigrationTest
        @Traffic(
                tables = -1,
                every = "often",
                sql = {" ", "COMMIT", "-- nothing"},
                file = "nowhere.sql")
        void migrations() {}

        @TrafficOperation
        void not_static(Connection connection) {}

        @TrafficOperation
        static void without_connection() {}
    }
}
