package dev.lockstep.postgres.watch.tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TapDriverIT {

    private final EmbeddedServer server = EmbeddedServer.start(18);
    private final Database database = server.create("tap");

    @AfterAll
    void stop() {
        database.close();
        server.close();
    }

    @Test
    void tells_what_an_autocommitting_client_of_the_extended_protocol_does() throws SQLException {
        RecordingObserver seen = RecordingObserver.lookingAtAll();
        try (Tap tap = Tap.listen(database.address(), seen);
                Connection connection = connect(tap, "extended");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE a (id int)");
            statement.execute("DROP TABLE a");
        }

        assertThat(seen.of(1))
                .containsSubsequence(
                        "opened",
                        "ready I",
                        "sending CREATE TABLE a (id int) AUTOCOMMIT",
                        "look asked",
                        "ending",
                        "answered CREATE TABLE",
                        "ready I",
                        "sending DROP TABLE a AUTOCOMMIT",
                        "look asked",
                        "ending",
                        "answered DROP TABLE",
                        "ready I");
    }

    @Test
    void tells_what_an_autocommitting_client_of_the_simple_protocol_does() throws SQLException {
        RecordingObserver seen = RecordingObserver.lookingAtAll();
        try (Tap tap = Tap.listen(database.address(), seen);
                Connection connection = connect(tap, "simple");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE b (id int)");
            statement.execute("DROP TABLE b");
        }

        assertThat(seen.of(1))
                .containsSubsequence(
                        "opened",
                        "ready I",
                        "sending CREATE TABLE b (id int) AUTOCOMMIT",
                        "look asked",
                        "ending",
                        "answered CREATE TABLE",
                        "ready I",
                        "sending DROP TABLE b AUTOCOMMIT",
                        "look asked",
                        "ending",
                        "answered DROP TABLE",
                        "ready I");
    }

    @Test
    void tells_what_happens_in_a_transaction_of_the_simple_protocol() throws SQLException {
        RecordingObserver seen = RecordingObserver.lookingAtAll();
        try (Tap tap = Tap.listen(database.address(), seen);
                Connection connection = connect(tap, "simple");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE c (id int)");
            statement.execute("LOCK TABLE c");
            connection.rollback();
        }

        assertThat(seen.of(1))
                .containsSubsequence(
                        "sending BEGIN EXPLICIT",
                        "look",
                        "answered BEGIN",
                        "ready T",
                        "sending CREATE TABLE c (id int) EXPLICIT",
                        "look asked",
                        "answered CREATE TABLE",
                        "ready T",
                        "sending LOCK TABLE c EXPLICIT",
                        "look asked",
                        "answered LOCK TABLE",
                        "ready T",
                        "ending",
                        "sending ROLLBACK EXPLICIT",
                        "answered ROLLBACK",
                        "ready I",
                        "closed");
    }

    @Test
    void asks_nothing_before_the_transaction_has_a_snapshot() throws SQLException {
        RecordingObserver seen = RecordingObserver.lookingAtAll();
        try (Tap tap = Tap.listen(database.address(), seen);
                Connection connection = connect(tap, "extended");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE pg_class IN ACCESS SHARE MODE");
            statement.execute("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
            connection.commit();
        }

        assertThat(seen.of(1)).contains("look", "answered SET").doesNotContain("look asked");
    }

    @Test
    void passes_errors_on() throws SQLException {
        RecordingObserver seen = RecordingObserver.lookingAtAll();
        try (Tap tap = Tap.listen(database.address(), seen)) {
            for (String mode : new String[] {"simple", "extended"}) {
                try (Connection connection = connect(tap, mode);
                        Statement statement = connection.createStatement()) {
                    assertThat(failure(statement, "SELECT 1/0")).isEqualTo("22012");
                    assertThat(failure(statement, "SELEC 1")).isEqualTo("42601");
                    assertThat(statement.execute("SELECT 1")).isTrue();
                }
            }
        }

        assertThat(seen.of(1)).contains("answered 22012: division by zero");
        assertThat(seen.of(2)).contains("answered 22012: division by zero");
    }

    private static String failure(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getSQLState());
        }
    }

    private static Connection connect(Tap tap, String mode) throws SQLException {
        return DriverManager.getConnection(
                tap.address().jdbcUrl() + "?preferQueryMode=" + mode,
                tap.address().user(),
                tap.address().password());
    }
}
