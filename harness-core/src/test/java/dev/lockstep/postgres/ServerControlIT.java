package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.spi.Database;
import dev.lockstep.spi.ServerControl;
import dev.lockstep.spi.ServerControl.Alone;
import dev.lockstep.spi.ServerPhase;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerControlIT {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String OTHER_KEY = "fedcba9876543210fedcba9876543210";

    @TempDir(factory = InMemory.class)
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void restarts_with_other_settings_and_keeps_data_address_and_password(int major) {
        try (EmbeddedServer server = ServersThatKeep.below(folder, major);
                Database database = server.create("orders")) {
            Sql sql = new Sql(database);
            sql.run("CREATE TABLE orders AS SELECT generate_series(1, 10) AS id");
            assertThat(settings(sql)).isEqualTo("replica off off off on");

            try (Alone alone = alone(server, database)) {
                alone.turnTo(ServerPhase.LOADING);

                assertThat(settings(sql)).isEqualTo("minimal off off off off");
                sql.run("INSERT INTO orders SELECT generate_series(11, 20)");

                alone.turnTo(ServerPhase.MEASURING);
            }

            assertThat(settings(sql)).isEqualTo("replica on on on on");
            assertThat(sql.ask("SHOW deadlock_timeout")).isEqualTo("1ms");
            assertThat(sql.ask("SELECT count(*) FROM orders")).isEqualTo("20");
            assertThat(control(server).phase()).isEqualTo(ServerPhase.MEASURING);
            assertThat(control(server).settings())
                    .contains(
                            "shared_buffers="
                                    + sql.ask(
                                            """
                    SELECT setting::bigint / 128 || 'MB' FROM pg_settings WHERE name = 'shared_buffers'"""));
            try (Database.Template saved = database.save()) {
                database.restore(saved);
            }
            assertThat(sql.ask("SELECT count(*) FROM orders")).isEqualTo("20");
        }
    }

    @Test
    void a_load_that_fails_does_not_leave_the_server_with_settings_for_loading() {
        try (EmbeddedServer server = ServersThatKeep.below(folder, 18);
                Database database = server.create("orders")) {
            try (Alone alone = alone(server, database)) {
                alone.turnTo(ServerPhase.LOADING);
            }

            assertThat(new Sql(database).ask("SHOW wal_level")).isEqualTo("replica");
        }
    }

    @Test
    void is_not_had_alone_while_somebody_else_is_there() throws Exception {
        try (EmbeddedServer server = ServersThatKeep.below(folder, 18);
                Database database = server.create("orders")) {
            Database other = server.create("other");
            assertThat(control(server).alone(database)).isEmpty();
            other.close();

            CompletableFuture<Database> late;
            try (Alone alone = alone(server, database)) {
                assertThat(control(server).alone(database)).isEmpty();
                late = CompletableFuture.supplyAsync(() -> server.create("late"));
                alone.turnTo(ServerPhase.LOADING);
                assertThat(late).isNotDone();
            }

            try (Database there = late.get(30, TimeUnit.SECONDS)) {
                assertThat(new Sql(there).ask("SHOW wal_level")).isEqualTo("replica");
            }
        }
    }

    @Test
    void a_kept_state_comes_back_on_another_server_under_its_own_name_with_roles() {
        keep(KEY, "CREATE ROLE lockstep_it_reader; CREATE TABLE orders AS SELECT generate_series(1, 1000) AS id");

        try (EmbeddedServer server = ServersThatKeep.below(folder, 18);
                Database database = server.create("later")) {
            Sql sql = new Sql(database);
            sql.run("CREATE TABLE gone (id int)");
            try (Alone alone = alone(server, database)) {
                assertThat(alone.take(OTHER_KEY, ServerPhase.MEASURING)).isEmpty();
                assertThat(sql.ask("SELECT to_regclass('gone')")).isEqualTo("gone");

                assertThat(alone.take(KEY, ServerPhase.MEASURING)).contains("about " + KEY);
            }

            assertThat(sql.ask("SELECT count(*) FROM orders")).isEqualTo("1000");
            assertThat(sql.ask("SELECT to_regclass('gone')")).isEqualTo("null");
            assertThat(sql.ask("SELECT current_database()"))
                    .isEqualTo(database.address().database());
            assertThat(sql.ask("SELECT count(*) FROM pg_roles WHERE rolname = 'lockstep_it_reader'"))
                    .isEqualTo("1");
            assertThat(sql.ask("SHOW full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void a_state_is_neither_kept_nor_taken_where_other_databases_would_be_touched() {
        keep(KEY, "CREATE TABLE orders (id int)");
        try (EmbeddedServer server = ServersThatKeep.below(folder, 18);
                Database database = server.create("orders");
                Database.Template saved = database.save();
                Alone alone = alone(server, database)) {
            assertThat(alone.take(KEY, ServerPhase.USUAL)).isEmpty();
            assertThat(alone.keep(OTHER_KEY, "", ServerPhase.USUAL)).contains("other databases");
            database.restore(saved);
        }
    }

    @Test
    void an_entry_in_which_a_file_is_missing_is_thrown_away() throws IOException {
        keep(KEY, "CREATE TABLE orders (id int)");
        Files.delete(entry(KEY).resolve("data/PG_VERSION"));

        assertThat(takenWithOwnStateKept(KEY)).isEmpty();
        assertThat(entry(KEY)).doesNotExist();
    }

    @Test
    void an_entry_on_which_no_server_starts_is_thrown_away_and_the_server_goes_on_with_what_it_had()
            throws IOException {
        keep(KEY, "CREATE TABLE orders (id int)");
        try (RandomAccessFile file = new RandomAccessFile(
                entry(KEY).resolve("data/global/pg_control").toFile(), "rw")) {
            file.write(new byte[256]);
        }

        assertThat(takenWithOwnStateKept(KEY)).isEmpty();
        assertThat(entry(KEY)).doesNotExist();
    }

    @Test
    void an_entry_whose_database_has_another_name_than_it_says_is_thrown_away() throws IOException {
        keep(KEY, "CREATE TABLE orders (id int)");
        Path name = entry(KEY).resolve("database");
        Files.writeString(name, Files.readString(name).replace("lockstep", "elsewher"));

        assertThat(takenWithOwnStateKept(KEY)).isEmpty();
        assertThat(entry(KEY)).doesNotExist();
    }

    @Test
    void several_builds_keep_and_take_the_same_state_at_once() throws Exception {
        ExecutorService builds = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> keeping = IntStream.range(0, 3)
                    .<Future<?>>mapToObj(build -> builds.submit(
                            () -> keep(KEY, "CREATE TABLE orders AS SELECT generate_series(1, 100) AS id")))
                    .toList();
            for (Future<?> build : keeping) {
                build.get(60, TimeUnit.SECONDS);
            }

            List<Future<String>> counts = IntStream.range(0, 3)
                    .mapToObj(build -> builds.submit(this::rowsTaken))
                    .toList();

            assertThat(counts).map(count -> count.get(60, TimeUnit.SECONDS)).containsOnly("100");
        } finally {
            builds.shutdown();
        }
    }

    private String rowsTaken() {
        try (EmbeddedServer server = ServersThatKeep.below(folder, 18);
                Database database = server.create("orders");
                Alone alone = alone(server, database)) {
            assertThat(alone.take(KEY, ServerPhase.USUAL)).isPresent();
            return new Sql(database).ask("SELECT count(*) FROM orders");
        }
    }

    private Optional<String> takenWithOwnStateKept(String key) {
        try (EmbeddedServer server = ServersThatKeep.below(folder, 18);
                Database database = server.create("orders")) {
            Sql sql = new Sql(database);
            sql.run("CREATE TABLE own (id int)");
            try (Alone alone = alone(server, database)) {
                Optional<String> taken = alone.take(key, ServerPhase.MEASURING);
                assertThat(sql.ask("SELECT to_regclass('own')")).isEqualTo("own");
                return taken;
            }
        }
    }

    private void keep(String key, String sql) {
        try (EmbeddedServer server = ServersThatKeep.below(folder, 18);
                Database database = server.create("orders");
                Alone alone = alone(server, database)) {
            new Sql(database).run(sql);
            assertThat(alone.keep(key, "about " + key, ServerPhase.USUAL)).isEmpty();
            assertThat(new Sql(database).ask("SELECT to_regclass('orders')")).isEqualTo("orders");
        }
    }

    private Path entry(String key) {
        return folder.resolve("loaded").resolve(key);
    }

    private static String settings(Sql sql) {
        return sql.ask(
                """
                SELECT concat_ws(' ', current_setting('wal_level'), current_setting('fsync'),
                    current_setting('full_page_writes'), current_setting('synchronous_commit'),
                    current_setting('log_lock_waits'))
                """);
    }

    private static ServerControl control(EmbeddedServer server) {
        return server.control().orElseThrow();
    }

    private static Alone alone(EmbeddedServer server, Database database) {
        return control(server).alone(database).orElseThrow();
    }
}
