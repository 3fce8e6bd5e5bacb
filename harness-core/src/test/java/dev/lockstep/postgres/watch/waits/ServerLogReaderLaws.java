package dev.lockstep.postgres.watch.waits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.lock.LockTarget.Kind;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.watch.waits.LogEvent.Stage;
import dev.lockstep.spi.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is understood of the log of any major version. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerLogReaderLaws {

    private final int major;
    private EmbeddedServer server;
    private Database database;
    private Session holder;
    private Session waiter;
    private WaitingSessions waiting;
    private ServerLogReader log;

    ServerLogReaderLaws(int major) {
        this.major = major;
    }

    @BeforeAll
    void start() {
        server = EmbeddedServer.start(major);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void open() throws SQLException {
        database = server.create("orders");
        holder = Session.in(database);
        waiter = Session.in(database);
        waiting = new WaitingSessions(database);
        holder.run("CREATE TABLE orders (id int PRIMARY KEY, note text)");
        holder.run("INSERT INTO orders SELECT n, 'x' FROM generate_series(1, 10) n");
        log = ServerLogReader.of(server.log().orElseThrow(), database.address().database());
    }

    @AfterEach
    void close() throws SQLException {
        log.close();
        waiting.close();
        waiter.close();
        holder.close();
        database.close();
    }

    @Test
    void tells_a_wait_for_a_relation_from_its_begin_to_its_end() throws Exception {
        long oid = Long.parseLong(holder.ask("SELECT 'orders'::regclass::oid"));
        holder.run("BEGIN");
        holder.run("SELECT FROM orders");
        Future<String> answer = waiter.send("ALTER TABLE orders ADD COLUMN status int");
        waiting.await(waiter.pid());
        holder.run("COMMIT");
        assertThat(answer.get()).isEmpty();

        List<LogEvent.Wait> waits = told(LogEvent.Wait.class);

        assertThat(waits).extracting(LogEvent.Wait::stage).containsExactly(Stage.WAITING, Stage.ACQUIRED);
        assertThat(waits).allSatisfy(wait -> {
            assertThat(wait.pid()).isEqualTo(waiter.pid());
            assertThat(wait.owner()).isEqualTo(waiter.pid());
            assertThat(wait.mode()).isEqualTo("AccessExclusiveLock");
            assertThat(wait.tag()).isEqualTo(LockTag.relation(oid));
        });
        assertThat(waits.get(0).holders()).containsExactly(holder.pid());
        assertThat(waits.get(0).queue()).containsExactly(waiter.pid());
        assertThat(waits.get(0).micros()).isBetween(1_000L, waits.get(1).micros());
        assertThat(waits.get(1).micros()).isGreaterThan(20_000);
    }

    @Test
    void tells_waits_for_rows() throws Exception {
        holder.run("BEGIN");
        holder.run("UPDATE orders SET note = 'y' WHERE id = 1");
        try (Session third = Session.in(database)) {
            Future<String> first = waiter.send("UPDATE orders SET note = 'z' WHERE id = 1");
            waiting.await(waiter.pid());
            Future<String> second = third.send("UPDATE orders SET note = 'w' WHERE id = 1");
            waiting.await(third.pid());
            holder.run("COMMIT");
            assertThat(first.get() + second.get()).isEmpty();
        }

        List<LogEvent.Wait> waits = told(LogEvent.Wait.class);

        assertThat(waits).anySatisfy(wait -> {
            assertThat(wait.tag().kind()).isEqualTo(Kind.TRANSACTION);
            assertThat(wait.mode()).isEqualTo("ShareLock");
            assertThat(wait.holders()).containsExactly(holder.pid());
            assertThat(wait.context()).isEqualTo("while updating tuple (0,1) in relation \"orders\"");
        });
        assertThat(waits).anySatisfy(wait -> {
            assertThat(wait.tag().kind()).isEqualTo(Kind.TUPLE);
            assertThat(wait.tag().words()).isEqualTo("tuple (0,1) of %s");
            assertThat(wait.mode()).isEqualTo("ExclusiveLock");
            assertThat(wait.holders()).containsExactly(waiter.pid());
        });
    }

    @Test
    void tells_waits_for_advisory_locks_by_their_key() throws Exception {
        holder.run("SELECT pg_advisory_lock(4711000000001), pg_advisory_lock(-3, 7)");
        Future<String> one = waiter.send("SELECT pg_advisory_lock(4711000000001)");
        waiting.await(waiter.pid());
        holder.run("SELECT pg_advisory_unlock(4711000000001)");
        assertThat(one.get()).isEmpty();
        Future<String> two = waiter.send("SELECT pg_advisory_lock(-3, 7)");
        waiting.await(waiter.pid());
        holder.run("SELECT pg_advisory_unlock_all()");
        assertThat(two.get()).isEmpty();

        assertThat(told(LogEvent.Wait.class))
                .extracting(wait -> wait.tag().words())
                .containsExactly(
                        "advisory lock 4711000000001",
                        "advisory lock 4711000000001",
                        "advisory lock -3, 7",
                        "advisory lock -3, 7");
    }

    @Test
    void tells_that_an_index_build_waits_for_transactions() throws Exception {
        holder.run("BEGIN");
        holder.run("UPDATE orders SET note = 'y' WHERE id = 1");
        Future<String> answer = waiter.send("CREATE INDEX CONCURRENTLY ON orders (note)");
        waiting.await(waiter.pid());
        holder.run("COMMIT");
        assertThat(answer.get()).isEmpty();

        assertThat(told(LogEvent.Wait.class)).first().satisfies(wait -> {
            assertThat(wait.tag().kind()).isEqualTo(Kind.VIRTUAL_TRANSACTION);
            assertThat(wait.mode()).isEqualTo("ShareLock");
            assertThat(wait.holders()).containsExactly(holder.pid());
        });
    }

    @Test
    void tells_who_gave_up_and_why() throws Exception {
        holder.run("BEGIN");
        holder.run("LOCK TABLE orders");
        waiter.run("SET lock_timeout = '30ms'");
        assertThat(waiter.send("SELECT FROM orders").get()).contains("lock timeout");
        waiter.run("SET lock_timeout = 0");
        Future<String> cancelled = waiter.send("SELECT FROM orders");
        waiting.await(waiter.pid());
        holder.run("SELECT pg_cancel_backend(" + waiter.pid() + ")");
        assertThat(cancelled.get()).contains("user request");

        assertThat(told(LogEvent.Failure.class))
                .containsExactly(
                        new LogEvent.Failure(waiter.pid(), "ERROR", "canceling statement due to lock timeout"),
                        new LogEvent.Failure(waiter.pid(), "ERROR", "canceling statement due to user request"));
    }

    @Test
    void tells_a_deadlock() throws Exception {
        holder.run("BEGIN");
        holder.run("LOCK TABLE orders");
        waiter.run("CREATE TABLE items (id int)");
        waiter.run("BEGIN");
        waiter.run("LOCK TABLE items");
        Future<String> waits = waiter.send("LOCK TABLE orders");
        waiting.await(waiter.pid());
        String error = holder.send("LOCK TABLE items").get();
        holder.run("ROLLBACK");
        assertThat(waits.get()).isEmpty();

        List<TimedEvent> events = told();

        assertThat(error).contains("deadlock detected");
        assertThat(events).extracting(TimedEvent::event).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(LogEvent.Wait.class, wait -> {
                    assertThat(wait.pid()).isEqualTo(holder.pid());
                    assertThat(wait.stage()).isEqualTo(Stage.FAILED);
                }));
        assertThat(events)
                .extracting(TimedEvent::event)
                .contains(new LogEvent.Failure(holder.pid(), "ERROR", "deadlock detected"));
    }

    @Test
    void tells_temporary_files() throws Exception {
        waiter.run("SET work_mem = '64kB'");
        waiter.run("SELECT n FROM generate_series(1, 50000) n ORDER BY n DESC");

        assertThat(told(LogEvent.TemporaryFile.class)).isNotEmpty().allSatisfy(file -> {
            assertThat(file.pid()).isEqualTo(waiter.pid());
            assertThat(file.bytes()).isPositive();
        });
    }

    @Test
    void tells_who_logs_in_and_out_of_this_database_only() throws Exception {
        int pid;
        try (Database other = server.create("other");
                Session elsewhere = Session.in(other);
                Session here = Session.in(database)) {
            assertThat(elsewhere.ask("SELECT 1")).isEqualTo("1");
            pid = here.pid();
        }
        waiter.run("SELECT count(*) FROM pg_stat_activity");

        assertThat(told(LogEvent.LoggedIn.class))
                .containsExactly(new LogEvent.LoggedIn(
                        pid, "postgres", database.address().database(), "lockstep"));
        assertThat(told(LogEvent.LoggedOut.class)).isEmpty();
    }

    @Test
    void has_every_line_of_a_statement_when_its_answer_is_there() throws Exception {
        holder.run("BEGIN");
        holder.run("LOCK TABLE orders");
        waiter.run("SET lock_timeout = '5ms'");
        for (int round = 0; round < 50; round++) {
            waiter.send("SELECT FROM orders").get();

            assertThat(told(LogEvent.Failure.class)).hasSize(1);
        }
    }

    @Test
    void dates_what_it_reads_between_what_came_before_and_after() throws Exception {
        holder.run("BEGIN");
        holder.run("LOCK TABLE orders");
        waiter.run("SET lock_timeout = '20ms'");
        for (int round = 0; round < 20; round++) {
            long before = System.nanoTime();
            waiter.send("SELECT FROM orders").get();
            long after = System.nanoTime();

            assertThat(told()).isNotEmpty().allSatisfy(event -> {
                assertThat(event.at().latest()).isGreaterThan(before);
                assertThat(event.at().earliest()).isLessThan(after);
                assertThat(event.at().latest() - event.at().earliest()).isLessThanOrEqualTo(2_000_000);
            });
        }
    }

    private <T extends LogEvent> List<T> told(Class<T> kind) {
        return told().stream()
                .map(TimedEvent::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private List<TimedEvent> told() {
        List<TimedEvent> events = new ArrayList<>(log.read());
        events.addAll(log.read());
        return events;
    }
}
