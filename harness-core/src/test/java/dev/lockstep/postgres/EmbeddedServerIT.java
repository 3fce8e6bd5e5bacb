package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.ServerLog;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedServerIT {

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void runs_every_major_version_with_the_same_settings(int major) {
        try (EmbeddedServer server = EmbeddedServer.start(major);
                Database database = server.create("orders")) {
            Sql sql = new Sql(database);

            assertThat(server.majorVersion()).isEqualTo(major);
            assertThat(server.version()).isEqualTo(sql.ask("SHOW server_version"));
            assertThat(server.description()).isEqualTo("embedded PostgreSQL " + server.version());
            assertThat(sql.ask("SHOW server_encoding")).isEqualTo("UTF8");
            // Not SHOW: the driver tells the server the time zone of the JVM.
            assertThat(sql.ask("SELECT setting FROM pg_file_settings WHERE name = 'timezone' AND applied"))
                    .isEqualTo("UTC");
            assertThat(sql.ask("SHOW wal_level")).isEqualTo("replica");
            assertThat(sql.ask("SHOW max_connections")).isEqualTo("100");
            assertThat(sql.ask("SELECT string_agg(x, '' ORDER BY x) FROM unnest(ARRAY['b','B','a','ä']) x"))
                    .isEqualTo("Babä");
            assertThat(sql.ask("SHOW application_name")).isEqualTo("lockstep");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void tells_lock_waits_and_logins_in_a_log_that_can_be_emptied(int major) throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(major);
                Database database = server.create("orders");
                ServerLog.Follower log = server.log().orElseThrow().follow()) {
            Sql sql = new Sql(database);

            assertThat(sql.ask("SHOW log_lock_waits")).isEqualTo("on");
            assertThat(sql.ask("SHOW deadlock_timeout")).isEqualTo("1ms");
            assertThat(Files.readString(log.file()))
                    .contains("LOG:  connection authorized: user=postgres database="
                            + database.address().database());
            try (FileChannel file = FileChannel.open(log.file(), StandardOpenOption.WRITE)) {
                file.truncate(0);
            }
            assertThat(sql.ask("SHOW log_temp_files")).isEqualTo("0");
            assertThat(Files.readString(log.file())).matches("(?s)\\d{4}-.*LOG:  connection received.*");
        }
    }

    @Test
    void knows_letters_beyond_ascii() {
        try (EmbeddedServer server = EmbeddedServer.start(18);
                Database database = server.create("orders")) {
            assertThat(new Sql(database).ask("SELECT upper('größe éà')")).isEqualTo("GRÖßE ÉÀ");
        }
    }

    @Test
    void has_a_password_of_its_own_that_is_asked_for() {
        try (EmbeddedServer one = EmbeddedServer.start(18);
                EmbeddedServer two = EmbeddedServer.start(18);
                Database database = one.create("orders");
                Database other = two.create("orders")) {
            DatabaseAddress address = database.address();
            DatabaseAddress wrong = new DatabaseAddress(
                    address.host(),
                    address.port(),
                    address.database(),
                    address.user(),
                    other.address().password());

            assertThatThrownBy(() -> new SessionOpener(wrong).open())
                    .isInstanceOf(LockstepException.class)
                    .hasMessage(
                            """
                            the server refuses the user or the password
                              where:  %s
                              said:   FATAL: password authentication failed for user "postgres"
                              remedy: correct user and password, or the server's pg_hba.conf"""
                                    .formatted(address));
        }
    }

    @Test
    void listens_on_the_loopback_address_only() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(18);
                Database database = server.create("orders")) {
            List<InetAddress> outside = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .toList();

            assertThat(new Sql(database).ask("SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(new Sql(database).ask("SHOW unix_socket_directories")).isEmpty();
            for (InetAddress address : outside) {
                assertThatThrownBy(() -> new Socket(address, database.address().port()).close())
                        .isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void creates_databases_for_several_threads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (EmbeddedServer server = EmbeddedServer.start(18)) {
            Callable<String> roundTrip = () -> {
                try (Database database = server.create("orders")) {
                    Sql sql = new Sql(database);
                    sql.run("CREATE TABLE t (id int)");
                    try (Database.Template saved = database.save()) {
                        sql.run("DROP TABLE t");
                        database.restore(saved);
                    }
                    return database.address().database() + sql.ask("SELECT count(*) FROM t");
                }
            };

            List<Future<String>> results =
                    threads.invokeAll(Stream.generate(() -> roundTrip).limit(8).toList());

            assertThat(results).map(Future::get).doesNotHaveDuplicates().allMatch(text -> text.endsWith("0"));
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void does_not_mind_postgres_variables_in_the_environment(@TempDir Path temporary) {
        Map<String, String> variables = Map.of("PGDATA", "/nowhere", "PGPORT", "1", "PGTZ", "Asia/Tokyo");
        ChildJvm.Recipe recipe = new ChildJvm.Recipe(List.of(), System.getProperty("java.class.path"), variables);
        try (ChildJvm child =
                recipe.start(EmbeddedServerMain.class, Cache.ofUser().root().toString(), temporary.toString())) {
            assertThat(child.line()).contains("started embedded PostgreSQL 18.");
        }
    }
}
