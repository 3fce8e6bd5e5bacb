package dev.lockstep.postgres.watch.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.watch.tap.WireClient.Message;
import dev.lockstep.spi.Database;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Clients and servers that behave badly: nothing hangs, and nothing is left behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class TapRobustnessIT {

    private static final int CANCEL = 80_877_102;
    private static final int SSL = 80_877_103;
    private static final int GSS = 80_877_104;

    private final EmbeddedServer server = EmbeddedServer.start(18);
    private final Database database = server.create("tap");
    private final RecordingObserver seen = RecordingObserver.lookingAtAll();
    private final Tap tap;

    TapRobustnessIT() {
        LoginMethods.open(database);
        tap = Tap.listen(database.address(), seen);
    }

    @AfterEach
    void no_connection_is_left_behind() {
        Eventually.so(() -> threads(tap) == 0);
    }

    @AfterAll
    void stop() {
        tap.close();
        database.close();
        server.close();
    }

    @Test
    void encryption_is_refused_in_the_servers_own_way() throws IOException {
        try (WireClient client = WireClient.silent(tap.address())) {
            client.sendRaw(request(SSL));
            assertThat(client.readByte()).isEqualTo((byte) 'N');
            client.sendRaw(request(GSS));
            assertThat(client.readByte()).isEqualTo((byte) 'N');
            client.startup(WireClient.VERSION_3_0, tap.address());

            assertThat(client.untilReady()).extracting(Message::type).contains('K', 'Z');
        }
    }

    @Test
    void a_driver_that_insists_on_encryption_is_told() {
        assertThatThrownBy(
                        () -> DriverManager.getConnection(tap.address().jdbcUrl() + "?sslmode=require", "postgres", ""))
                .isInstanceOf(SQLException.class)
                .hasMessage("The server does not support SSL.");
    }

    @Test
    void a_tls_handshake_without_asking_is_hung_up_on() throws IOException {
        try (WireClient client = WireClient.silent(tap.address())) {
            client.sendRaw(new byte[] {0x16, 3, 1, 0, 100, 1, 0, 0, 96, 3, 3});

            assertThat(isOver(client)).isTrue();
        }
    }

    @Test
    void a_connection_that_says_nothing_bothers_nobody() throws IOException {
        try (WireClient silent = WireClient.silent(tap.address());
                WireClient other = WireClient.login(tap.address(), WireClient.VERSION_3_0)) {
            assertThat(other.query("select 1").send().untilReady()).hasSize(4);
            assertThat(silent.pid()).isZero();
        }
    }

    @Test
    void noise_ends_as_it_ends_without_the_tap() throws IOException {
        for (long seed = 0; seed < 30; seed++) {
            byte[] noise = new byte[400];
            new Random(seed).nextBytes(noise);
            try (WireClient before = WireClient.silent(tap.address());
                    WireClient after = WireClient.login(tap.address(), WireClient.VERSION_3_0)) {
                before.sendRaw(noise);
                before.shutdownOutput();
                after.sendRaw(noise);
                after.shutdownOutput();

                assertThat(isOver(before)).isTrue();
                assertThat(isOver(after)).isTrue();
            }
        }
    }

    @Test
    void a_message_of_impossible_length_ends_the_session() throws IOException {
        for (char type : "QPBEDCSHdcfFpX?".toCharArray()) {
            for (int length : new int[] {-1, 0, 3, Integer.MAX_VALUE}) {
                try (WireClient client = WireClient.login(tap.address(), WireClient.VERSION_3_0)) {
                    client.sendRaw(ByteBuffer.allocate(5)
                            .put((byte) type)
                            .putInt(length)
                            .array());

                    assertThat(isOver(client)).as("%s %d", type, length).isTrue();
                }
            }
        }
    }

    @Test
    void of_a_very_long_statement_only_the_beginning_is_kept() throws IOException {
        String rest = "x".repeat(100_000_000);
        try (WireClient client = WireClient.login(tap.address(), WireClient.VERSION_3_0, "application_name", "long")) {
            List<Message> answers =
                    client.query("select length('" + rest + "')").send().untilReady();

            assertThat(answers.get(1).text()).endsWith("100000000");
            int session = seen.sessionCalled("long");
            assertThat(seen.of(session))
                    .filteredOn(line -> line.startsWith("sending"))
                    .allSatisfy(line -> assertThat(line)
                            .startsWith("sending select length(")
                            .hasSizeLessThan(TapStatement.LONGEST_TEXT + 100));
        }
    }

    @Test
    void a_client_that_goes_in_the_middle_of_a_statement_takes_its_session_along() throws IOException {
        int pid;
        try (WireClient client = WireClient.login(tap.address(), WireClient.VERSION_3_0)) {
            pid = client.pid();
            client.query("begin").send().untilReady();
            client.query("select pg_sleep(0.5)").send();
        }

        Eventually.so(() -> !isAlive(pid));
    }

    @Test
    void a_client_that_goes_in_the_middle_of_a_message_takes_its_session_along() throws IOException {
        int pid;
        try (WireClient client = WireClient.login(tap.address(), WireClient.VERSION_3_0)) {
            pid = client.pid();
            client.sendRaw(new byte[] {'Q', 0, 0, 1, 0, 's', 'e', 'l'});
        }

        Eventually.so(() -> !isAlive(pid));
    }

    @Test
    void a_client_that_has_said_all_still_gets_its_answer() throws IOException {
        try (WireClient client = WireClient.login(tap.address(), WireClient.VERSION_3_0)) {
            client.query("select pg_sleep(0.1)").send();
            client.shutdownOutput();

            assertThat(client.untilEnd()).extracting(Message::type).containsExactly('T', 'D', 'C', 'Z');
        }
    }

    @Test
    void a_session_that_the_server_ends_is_over_for_the_client() throws IOException, SQLException {
        try (WireClient client = WireClient.login(tap.address(), WireClient.VERSION_3_0)) {
            client.query("select pg_sleep(20)").send();
            Eventually.so(() -> isAsleep(client.pid()));
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_terminate_backend(" + client.pid() + ")");
            }

            List<Message> last = client.untilEnd();

            assertThat(last.get(last.size() - 1).text()).contains("57P01");
        }
    }

    @Test
    void a_server_that_is_killed_ends_all_sessions() throws IOException {
        try (EmbeddedServer doomed = EmbeddedServer.start(18)) {
            Database one = doomed.create("doomed");
            LoginMethods.open(one);
            try (Tap its = Tap.listen(one.address(), seen);
                    WireClient busy = WireClient.login(its.address(), WireClient.VERSION_3_0);
                    WireClient idle = WireClient.login(its.address(), WireClient.VERSION_3_0)) {
                long postmaster =
                        Long.parseLong(ask(one, "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)"));
                busy.query("select pg_sleep(20)").send();
                kill(postmaster);

                assertThat(isOver(busy)).isTrue();
                assertThat(isOver(idle)).isTrue();
                Eventually.so(() -> its.sessions().isEmpty());

                try (WireClient late = WireClient.silent(its.address())) {
                    late.startup(WireClient.VERSION_3_0, its.address());
                    assertThat(late.untilEnd()).singleElement().satisfies(message -> assertThat(message.text())
                            .contains("08006", "cannot be reached"));
                }
            }
        }
    }

    @Test
    void a_cancel_reaches_the_server() throws IOException {
        for (int version : new int[] {WireClient.VERSION_3_0, WireClient.VERSION_3_2}) {
            try (WireClient client = WireClient.login(tap.address(), version);
                    WireClient canceller = WireClient.silent(tap.address())) {
                client.query("select pg_sleep(20)").send();
                Eventually.so(() -> isAsleep(client.pid()));
                canceller.sendRaw(cancel(client));

                List<Message> answers = client.untilReady();

                assertThat(isOver(canceller)).isTrue();
                assertThat(answers)
                        .anySatisfy(message -> assertThat(message.text()).contains("57014"));
            }
        }
    }

    @Test
    void protocol_versions_are_the_servers_affair() throws IOException {
        for (int version : new int[] {WireClient.VERSION_3_0, WireClient.VERSION_3_2, WireClient.VERSION_3_2 + 7}) {
            try (WireClient direct = WireClient.silent(database.address());
                    WireClient tapped = WireClient.silent(tap.address())) {
                direct.startup(version, database.address(), "_pq_.unknown", "1");
                tapped.startup(version, tap.address(), "_pq_.unknown", "1");

                assertThat(tapped.untilReady()).hasToString(direct.untilReady().toString());
                assertThat(tapped.key()).hasSameSizeAs(direct.key());
            }
        }
    }

    @Test
    void closing_the_tap_ends_its_sessions_and_threads() throws IOException {
        Tap own = Tap.listen(database.address(), seen);
        try (WireClient busy = WireClient.login(own.address(), WireClient.VERSION_3_0);
                WireClient silent = WireClient.silent(own.address())) {
            busy.query("select pg_sleep(20)").send();
            own.close();

            assertThat(isOver(busy)).isTrue();
            assertThat(isOver(silent)).isTrue();
            assertThat(threads(own)).isZero();
            assertThatThrownBy(
                            () -> new Socket(own.address().host(), own.address().port()).close())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_client_that_comes_while_the_tap_closes_leaves_nothing_behind() throws IOException {
        for (int round = 0; round < 300; round++) {
            Tap own = Tap.listen(database.address(), seen);
            try (WireClient late = WireClient.silent(own.address())) {
                if (round % 2 == 0) {
                    late.sendRaw(request(SSL));
                }
                own.close();

                assertThat(isOver(late)).isTrue();
                assertThat(threads(own)).as("round %d", round).isZero();
            }
        }
    }

    /** Counts the connections' threads; the listener's own is not among them. */
    private static long threads(Tap of) {
        return Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().matches("lockstep-tap-(client|server)-\\d+"))
                        .count()
                + (of.sessions().isEmpty() ? 0 : 1);
    }

    private static boolean isOver(WireClient client) throws IOException {
        try {
            client.untilEnd();
            return true;
        } catch (EOFException | SocketException e) {
            return true;
        }
    }

    private boolean isAlive(int pid) {
        return !ask(database, "select count(*) from pg_stat_activity where pid = " + pid)
                .equals("0");
    }

    private boolean isAsleep(int pid) {
        String sql = "select count(*) from pg_stat_activity where wait_event = 'PgSleep' and pid = " + pid;
        return !ask(database, sql).equals("0");
    }

    private static String ask(Database of, String sql) {
        try (Connection connection = of.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static byte[] request(int code) {
        return ByteBuffer.allocate(8).putInt(8).putInt(code).array();
    }

    private static byte[] cancel(WireClient client) {
        return ByteBuffer.allocate(12 + client.key().length)
                .putInt(12 + client.key().length)
                .putInt(CANCEL)
                .putInt(client.pid())
                .put(client.key())
                .array();
    }
}
