package dev.lockstep.postgres.watch.tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Scripts of several statements in one message, each of which is told by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TapScriptsIT {

    private final EmbeddedServer server = EmbeddedServer.start(18);
    private final Database database = server.create("scripts");
    private final RecordingObserver seen = RecordingObserver.lookingAtAll();

    @BeforeAll
    void open() {
        LoginMethods.open(database);
    }

    @AfterAll
    void stop() {
        database.close();
        server.close();
    }

    @Test
    void a_script_behind_a_pipelined_begin_is_looked_at_statement_by_statement() throws SQLException {
        try (Tap tap = Tap.listen(database.address(), seen);
                Connection connection = connect(tap.address(), "driver");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE a (id int); LOCK TABLE a;\nSELECT count(*) FROM a");
            connection.commit();
        }

        assertThat(lines("driver"))
                .containsSubsequence(
                        "sending BEGIN EXPLICIT",
                        "answered BEGIN",
                        "ready T",
                        "sending CREATE TABLE a (id int) EXPLICIT",
                        "look asked",
                        "answered CREATE TABLE",
                        "sending LOCK TABLE a EXPLICIT",
                        "look asked",
                        "answered LOCK TABLE",
                        "sending SELECT count(*) FROM a EXPLICIT",
                        "look asked",
                        "answered SELECT 1",
                        "ready T",
                        "ending",
                        "sending COMMIT EXPLICIT",
                        "answered COMMIT",
                        "ready I");
        assertThat(lines("driver").stream().filter(line -> line.startsWith("sending CREATE")))
                .hasSize(1);
    }

    @Test
    void what_comes_behind_an_error_in_an_open_block_is_not_sent() throws IOException {
        try (Tap tap = Tap.listen(database.address(), seen);
                WireClient client = login(tap.address(), "error")) {
            client.query("begin")
                    .query("lock table pg_class; select 1/0; select 2")
                    .send();
            client.untilReady();
            client.untilReady();
        }

        assertThat(lines("error"))
                .containsSubsequence(
                        "sending lock table pg_class EXPLICIT",
                        "look",
                        "answered LOCK TABLE",
                        "sending select 1/0 EXPLICIT",
                        "answered 22012: division by zero",
                        "ready E")
                .doesNotContain("sending select 2 EXPLICIT");
    }

    @Test
    void a_script_that_cannot_be_parsed_is_sent_as_it_was() throws IOException {
        try (Tap tap = Tap.listen(database.address(), seen);
                WireClient client = login(tap.address(), "syntax")) {
            client.query("begin").query("create table b (id int); selec 2").send();
            client.untilReady();
            client.untilReady();
        }

        assertThat(lines("syntax"))
                .containsSubsequence(
                        "sending create table b (id int) EXPLICIT",
                        "answered 42601: syntax error at or near \"selec\"",
                        "ready E")
                .doesNotContain("answered CREATE TABLE");
    }

    @Test
    void a_client_that_leaves_while_its_script_waits_is_let_go() throws IOException {
        try (Tap tap = Tap.listen(database.address(), seen)) {
            try (WireClient client = login(tap.address(), "leaving")) {
                client.query("begin")
                        .query("select pg_sleep(0.2)")
                        .query("select 1; select 2")
                        .send();
                client.untilReady();
            }
            Eventually.so(() -> lines("leaving").contains("closed"));
        }

        assertThat(lines("leaving")).endsWith("closed");
    }

    private List<String> lines(String application) {
        return seen.of(seen.sessionCalled(application));
    }

    private static WireClient login(DatabaseAddress address, String application) throws IOException {
        return WireClient.login(address, WireClient.VERSION_3_0, "application_name", application);
    }

    private static Connection connect(DatabaseAddress address, String application) throws SQLException {
        return DriverManager.getConnection(
                address.jdbcUrl() + "?preferQueryMode=simple&assumeMinServerVersion=14&ApplicationName=" + application,
                "postgres",
                "");
    }
}
