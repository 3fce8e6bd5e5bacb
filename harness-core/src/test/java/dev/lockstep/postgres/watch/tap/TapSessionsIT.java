package dev.lockstep.postgres.watch.tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions as Java's own driver holds them, one and several at a time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TapSessionsIT {

    private static final int SESSIONS = 8;

    private final EmbeddedServer server = EmbeddedServer.start(18);
    private final Database database = server.create("tap");
    private final RecordingObserver seen = RecordingObserver.lookingAtAll();
    private final Tap tap = Tap.listen(database.address(), seen);

    @BeforeAll
    void open() {
        LoginMethods.open(database);
    }

    @AfterAll
    void stop() {
        tap.close();
        database.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"with_scram", "with_md5", "with_password", "postgres"})
    void every_way_to_log_in_passes_through(String role) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(tap.address().jdbcUrl(), role, LoginMethods.PASSWORD)) {
            assertThat(ask(connection, "SELECT current_user")).isEqualTo(role);
            assertThat(tap.sessions())
                    .anySatisfy(one -> assertThat(one.session().user()).isEqualTo(role));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended", "extendedForPrepared", "extendedCacheEverything"})
    void batches_and_generated_keys_come_back(String mode) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        tap.address().jdbcUrl() + "?preferQueryMode=" + mode, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS keyed; CREATE TABLE keyed (id serial PRIMARY KEY, v int UNIQUE)");
            List<Integer> keys = new ArrayList<>();
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO keyed (v) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
                for (int i = 0; i < 300; i++) {
                    insert.setInt(1, i);
                    insert.addBatch();
                }
                assertThat(insert.executeBatch()).hasSize(300).containsOnly(1);
                try (ResultSet generated = insert.getGeneratedKeys()) {
                    while (generated.next()) {
                        keys.add(generated.getInt(1));
                    }
                }
            }

            assertThat(keys).hasSize(300);
            assertThat(failureOfBatch(connection)).isEqualTo("23505");
            assertThat(ask(connection, "SELECT count(*) FROM keyed")).isEqualTo("300");
        }
    }

    @Test
    void rows_are_fetched_in_parts() throws SQLException {
        try (Connection connection = new TappedDatabase(database, tap).connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(10);
            int rows = 0;
            try (ResultSet all = statement.executeQuery("SELECT generate_series(1, 95)")) {
                while (all.next()) {
                    rows++;
                }
            }

            assertThat(rows).isEqualTo(95);
        }
    }

    @Test
    void several_sessions_do_not_disturb_each_other() throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(SESSIONS);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                int number = i;
                answers.add(clients.submit(() -> work(number)));
            }
            for (int i = 0; i < SESSIONS; i++) {
                assertThat(answers.get(i).get()).isEqualTo("100 " + i);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private String work(int number) throws SQLException {
        String table = "worked_" + number;
        try (Connection connection = new TappedDatabase(database, tap).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table + " (n int)");
            for (int i = 0; i < 100; i++) {
                statement.execute("INSERT INTO " + table + " VALUES (" + number + ")");
            }
            return ask(connection, "SELECT count(*) || ' ' || max(n) FROM " + table);
        }
    }

    @Test
    void tells_what_each_session_is_doing() throws IOException {
        try (Tap own = Tap.listen(database.address(), RecordingObserver.lookingAtNothing());
                WireClient client = WireClient.login(own.address(), WireClient.VERSION_3_0)) {
            assertThat(only(own).state()).isEqualTo(TapActivity.State.IDLE);
            assertThat(only(own).statement()).isEmpty();

            client.query("begin").send().untilReady();
            assertThat(only(own).state()).isEqualTo(TapActivity.State.IDLE_IN_TRANSACTION);

            client.query("select pg_sleep(20)").send();
            Eventually.so(() -> only(own).state() == TapActivity.State.BUSY);
            assertThat(only(own).statement().orElseThrow().sql()).isEqualTo("select pg_sleep(20)");
            assertThat(only(own).session().pid()).isEqualTo(client.pid());
            cancel(client);

            client.untilReady();
            assertThat(only(own).state()).isEqualTo(TapActivity.State.IDLE_IN_FAILED_TRANSACTION);

            client.query("rollback").send().untilReady();
            client.run("select 1").flush().send().until("C");
            assertThat(only(own).state()).isEqualTo(TapActivity.State.IDLE_IN_TRANSACTION);
            client.sync().send().untilReady();
            assertThat(only(own).state()).isEqualTo(TapActivity.State.IDLE);
        }
    }

    @Test
    void a_restored_database_is_reached_at_the_same_address() throws SQLException {
        Database view = new TappedDatabase(database, tap);
        try (Database.Template saved = view.save()) {
            try (Connection connection = view.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE made_after (id int)");
            }
            view.restore(saved);
        }
        view.close();

        try (Connection connection = view.connect()) {
            assertThat(ask(connection, "SELECT to_regclass('made_after') IS NULL"))
                    .isEqualTo("t");
        }
    }

    private void cancel(WireClient client) {
        try (Connection connection = database.connect()) {
            Eventually.so(() -> isAsleep(connection, client.pid()));
            ask(connection, "SELECT pg_cancel_backend(" + client.pid() + ")");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isAsleep(Connection connection, int pid) {
        try {
            return ask(
                            connection,
                            "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND pid = " + pid)
                    .equals("1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TapActivity only(Tap own) {
        List<TapActivity> all = own.sessions();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static String failureOfBatch(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.addBatch("INSERT INTO keyed (v) VALUES (1000)");
            statement.addBatch("INSERT INTO keyed (v) VALUES (7)");
            statement.executeBatch();
            return "";
        } catch (BatchUpdateException e) {
            return String.valueOf(e.getSQLState());
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
