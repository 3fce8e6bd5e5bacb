package dev.lockstep.postgres.watch.waits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.lock.LockTarget.Kind;
import dev.lockstep.lock.LockWait;
import dev.lockstep.lock.LockWait.End;
import dev.lockstep.lock.LockWait.Source;
import dev.lockstep.lock.Party;
import dev.lockstep.lock.Party.Role;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import java.sql.SQLException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is seen of waits, wherever it is learned from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WaitWatchLaws {

    private final int major;
    private final Source source;
    private EmbeddedServer server;
    private Database database;
    private WaitingSessions waiting;
    private WatchedTool tool;

    WaitWatchLaws(int major, Source source) {
        this.major = major;
        this.source = source;
    }

    @BeforeAll
    void startServer() {
        server = EmbeddedServer.start(major);
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() throws SQLException {
        database = server.create("orders");
        waiting = new WaitingSessions(database);
        try (Session session = Session.in(database)) {
            session.run("CREATE TABLE orders (id int PRIMARY KEY, note text)");
            session.run("INSERT INTO orders SELECT n, 'x' FROM generate_series(1, 10) n");
        }
        DatabaseServer told = source == Source.SERVER_LOG ? server : new SilentServer(server);
        tool = new WatchedTool(told, database);
        // Looking on begins with a session that has to be opened, which may take longer than a short wait.
        tool.start();
        tool.start();
    }

    @AfterEach
    void close() throws SQLException {
        tool.close();
        waiting.close();
        database.close();
    }

    @Test
    void a_wait_of_the_tool_names_who_was_in_the_way_and_contains_the_truth() throws Exception {
        try (Session reader = tool.other(Role.SCENE, "a long reader");
                Session migrator = tool.session()) {
            reader.run("BEGIN");
            reader.run("SELECT FROM orders");
            long sent = tool.micros();
            Future<String> answer = migrator.send("ALTER TABLE orders ADD COLUMN status int");
            waiting.await(migrator.pid());
            long waitsAtLeast = tool.micros();
            Thread.sleep(300);
            long letGo = tool.micros();
            reader.run("COMMIT");
            assertThat(answer.get()).isEmpty();
            long done = tool.micros();

            WaitsSeen seen = tool.stop();

            assertThat(seen.problems()).isEmpty();
            assertThat(seen.victims()).isEmpty();
            assertThat(seen.of(migrator.pid(), sent, done)).isEqualTo(seen.waits());
            LockWait wait = only(seen);
            assertThat(wait.waiter()).isEqualTo(new Party(migrator.pid(), Role.MIGRATOR, "session 1 of the tool"));
            assertThat(wait.behind()).containsExactly(new Party(reader.pid(), Role.SCENE, "a long reader"));
            assertThat(wait.target().name()).isEqualTo("orders");
            assertThat(wait.mode()).isEqualTo("AccessExclusiveLock");
            assertThat(wait.end()).isEqualTo(End.GRANTED);
            assertThat(wait.source()).isEqualTo(source);
            assertThat(wait.since().earliestMicros())
                    .isGreaterThanOrEqualTo(sent)
                    .isLessThan(waitsAtLeast);
            assertThat(wait.waited().atMostMicros()).isGreaterThanOrEqualTo(letGo - waitsAtLeast);
            assertThat(wait.waited().atLeastMicros()).isLessThanOrEqualTo(done - sent);
            assertThat(wait.waited().atLeastMicros()).isPositive();
        }
    }

    @Test
    void bounds_contain_the_truth_whatever_its_length() throws Exception {
        try (Session reader = tool.other(Role.SCENE, "a long reader");
                Session migrator = tool.session()) {
            for (int length : new int[] {100, 145, 200, 300}) {
                reader.run("BEGIN");
                reader.run("SELECT FROM orders");
                tool.start();
                long sent = tool.micros();
                Future<String> answer = migrator.send("DO $$ BEGIN LOCK TABLE orders; END $$");
                waiting.await(migrator.pid());
                long waitsBy = tool.micros();
                Thread.sleep(length);
                long letGo = tool.micros();
                reader.run("COMMIT");
                assertThat(answer.get()).isEmpty();
                long done = tool.micros();

                LockWait wait = only(tool.stop());

                assertThat(wait.since().earliestMicros()).isLessThanOrEqualTo(waitsBy);
                assertThat(wait.since().latestMicros()).isGreaterThanOrEqualTo(sent);
                assertThat(wait.waited().atLeastMicros()).isLessThanOrEqualTo(done - sent);
                assertThat(wait.waited().atMostMicros()).isGreaterThanOrEqualTo(letGo - waitsBy);
            }
        }
    }

    @Test
    void victims_of_the_tool_are_told_from_others() throws Exception {
        try (Session migrator = tool.session();
                Session one = tool.other(Role.TRAFFIC, "reads of orders");
                Session holder = tool.other(Role.TRAFFIC, "writes to orders");
                Session other = tool.other(Role.TRAFFIC, "writes to orders, too")) {
            migrator.run("BEGIN");
            migrator.run("ALTER TABLE orders ADD COLUMN status int");
            holder.run("SELECT pg_advisory_lock(1)");
            Future<String> victim = one.send("SELECT FROM orders");
            Future<String> bystander = other.send("SELECT pg_advisory_lock(1)");
            waiting.await(one.pid());
            waiting.await(other.pid());
            Thread.sleep(300);
            migrator.run("COMMIT");
            holder.run("SELECT pg_advisory_unlock(1)");
            assertThat(victim.get() + bystander.get()).isEmpty();

            WaitsSeen seen = tool.stop();

            assertThat(seen.waits()).hasSize(2);
            assertThat(seen.victims()).singleElement().satisfies(wait -> {
                assertThat(wait.waiter().name()).isEqualTo("reads of orders");
                assertThat(wait.behind()).extracting(Party::name).containsExactly("session 1 of the tool");
                assertThat(wait.mode()).isEqualTo("AccessShareLock");
                assertThat(wait.waited().atMostMicros()).isGreaterThanOrEqualTo(300_000);
            });
        }
    }

    @Test
    void who_gives_up_is_told_to_have_given_up() throws Exception {
        try (Session reader = tool.other(Role.SCENE, "a long reader");
                Session migrator = tool.session()) {
            reader.run("BEGIN");
            reader.run("SELECT FROM orders");
            migrator.run("SET lock_timeout = '500ms'");
            long sent = tool.micros();
            assertThat(migrator.send("ALTER TABLE orders ADD COLUMN status int").get())
                    .contains("lock timeout");
            long done = tool.micros();

            LockWait wait = only(tool.stop());

            assertThat(wait.end()).isEqualTo(End.GIVEN_UP);
            assertThat(wait.waited().atLeastMicros()).isLessThanOrEqualTo(done - sent);
            assertThat(wait.waited().atMostMicros()).isBetween(500_000L, done - sent);
        }
    }

    @Test
    void a_timeout_that_a_function_catches_ends_the_wait_with_its_statement() throws Exception {
        try (Session reader = tool.other(Role.SCENE, "a long reader");
                Session migrator = tool.session()) {
            reader.run("BEGIN");
            reader.run("SELECT FROM orders");
            migrator.run("SET lock_timeout = '500ms'");
            migrator.run("DO $$ BEGIN LOCK TABLE orders; EXCEPTION WHEN lock_not_available THEN NULL; END $$");
            long done = tool.micros();
            Thread.sleep(100);

            LockWait wait = only(tool.stop());

            assertThat(wait.waited().atMostMicros()).isBetween(500_000L, done);
            if (source == Source.SERVER_LOG) {
                assertThat(wait.end()).isEqualTo(End.GIVEN_UP);
            }
        }
    }

    @Test
    void who_waits_when_the_step_ends_waits_on() throws Exception {
        try (Session reader = tool.other(Role.SCENE, "a long reader");
                Session migrator = tool.session()) {
            reader.run("BEGIN");
            reader.run("SELECT FROM orders");
            long sent = tool.micros();
            Future<String> answer = migrator.send("ALTER TABLE orders ADD COLUMN status int");
            waiting.await(migrator.pid());
            long waited = tool.micros();
            Thread.sleep(100);

            LockWait wait = only(tool.stop());

            long stopped = tool.micros();
            assertThat(wait.since().earliestMicros()).isGreaterThanOrEqualTo(sent);
            reader.run("COMMIT");
            assertThat(answer.get()).isEmpty();
            assertThat(wait.end()).isEqualTo(End.STILL_WAITING);
            assertThat(wait.waited().atMostMicros()).isGreaterThanOrEqualTo(100_000);
            assertThat(wait.waited().atLeastMicros()).isLessThanOrEqualTo(stopped - sent);
            assertThat(wait.since().latestMicros()).isLessThanOrEqualTo(stopped);
            assertThat(waited).isLessThan(stopped);
        }
    }

    @Test
    void an_index_build_waits_for_the_end_of_a_transaction() throws Exception {
        try (Session writer = tool.other(Role.SCENE, "an open transaction");
                Session migrator = tool.session()) {
            writer.run("BEGIN");
            writer.run("UPDATE orders SET note = 'y' WHERE id = 1");
            Future<String> answer = migrator.send("CREATE INDEX CONCURRENTLY ON orders (note)");
            waiting.await(migrator.pid());
            Thread.sleep(300);
            writer.run("COMMIT");
            assertThat(answer.get()).isEmpty();

            assertThat(tool.stop().waits()).first().satisfies(wait -> {
                assertThat(wait.target().kind()).isEqualTo(Kind.VIRTUAL_TRANSACTION);
                assertThat(wait.behind()).extracting(Party::name).containsExactly("an open transaction");
                assertThat(wait.waiter().role()).isEqualTo(Role.MIGRATOR);
            });
        }
    }

    @Test
    void a_session_past_the_tap_is_told() throws Exception {
        try (Session migrator = tool.session();
                Session past = Session.in(database)) {
            migrator.run("SELECT 1");
            migrator.run("SELECT pg_sleep(0.3)");
            past.run("SET application_name = 'old tool'");
            past.run("SELECT pg_sleep(0.3)");
            migrator.run("SELECT pg_sleep(0.3)");

            // While it is there: the server says goodbye to a session after the client has gone on.
            assertThat(tool.stop().problems())
                    .singleElement()
                    .asString()
                    .isEqualTo(
                            """
                            somebody worked in the database without being watched: not through the address that was given to the tool
                              where:  %s
                              said:   session %d of user postgres, application_name "old tool"
                              remedy: if it is the tool, let it take host and port from where the harness puts them; \
                            look for an address of its own in its settings and in the environment (DATABASE_URL, PGHOST, PGPORT)"""
                                    .formatted(database.address(), past.pid()));
        }
    }

    @Test
    void a_step_without_a_session_through_the_tap_is_told() {
        assertThat(tool.stop().problems())
                .singleElement()
                .asString()
                .isEqualTo(
                        """
                        the tool opened no session at the address that it was given, so nothing of it was seen
                          where:  %s
                          remedy: see whether it did anything at all, and whether its own settings name another server"""
                                .formatted(database.address()));
    }

    @Test
    void the_harness_and_the_servers_own_processes_are_no_strangers() throws Exception {
        try (Session migrator = tool.session();
                Session ours = tool.other(Role.TRAFFIC, "reads of orders");
                Session harness = Session.in(database)) {
            ours.run("SET application_name = 'whatever'");
            ours.run("SELECT pg_sleep(0.1)");
            harness.run("SELECT 1");
            migrator.run("SET max_parallel_workers_per_gather = 2");
            migrator.run("SET parallel_setup_cost = 0");
            migrator.run("SET parallel_tuple_cost = 0");
            migrator.run("SET min_parallel_table_scan_size = 0");
            migrator.run("SELECT count(*) FROM orders");
            migrator.run("VACUUM orders");

            assertThat(tool.stop().problems()).isEmpty();
        }
    }

    @Test
    void each_step_is_told_for_itself() throws Exception {
        try (Session reader = tool.other(Role.SCENE, "a long reader");
                Session migrator = tool.session()) {
            reader.run("BEGIN");
            reader.run("SELECT FROM orders");
            migrator.run("SET lock_timeout = '500ms'");
            assertThat(migrator.send("ALTER TABLE orders ADD COLUMN status int").get())
                    .isNotEmpty();
            assertThat(tool.stop().waits()).hasSize(1);
            tool.start();
            migrator.run("SELECT pg_sleep(0.05)");

            WaitsSeen second = tool.stop();

            assertThat(second.waits()).isEmpty();
            assertThat(second.problems()).isEmpty();
        }
    }

    private static LockWait only(WaitsSeen seen) {
        assertThat(seen.waits()).hasSize(1);
        return seen.waits().get(0);
    }
}
