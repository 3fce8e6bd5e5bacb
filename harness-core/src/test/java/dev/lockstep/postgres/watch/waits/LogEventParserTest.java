package dev.lockstep.postgres.watch.waits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockTarget.Kind;
import dev.lockstep.postgres.watch.waits.LogEvent.Stage;
import dev.lockstep.schema.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogEventParserTest {

    private static final String PREFIX = "2026-11-21 04:39:41.211 UTC [17] client backend//orders/a: b/c: ";
    private static final LockTarget ORDERS =
            new LockTarget(Kind.TABLE, "orders", Optional.of(new ObjectName("public", "orders")));

    @Test
    void a_wait_is_read_with_what_the_server_adds() {
        List<LogEvent> events = parse(
                PREFIX + "LOG:  process 17 still waiting for ShareLock on transaction 763 after 1.073 ms",
                PREFIX + "DETAIL:  Processes holding the lock: 16, 15. Wait queue: 18, 17.",
                PREFIX + "CONTEXT:  while updating tuple (0,1) in relation \"orders\"");

        assertThat(events)
                .containsExactly(new LogEvent.Wait(
                        17,
                        17,
                        "ShareLock",
                        new LockTag(Kind.TRANSACTION, 0, "transaction 763"),
                        1_073,
                        Stage.WAITING,
                        List.of(16, 15),
                        List.of(18, 17),
                        "while updating tuple (0,1) in relation \"orders\""));
    }

    @Test
    void a_parallel_worker_waits_for_its_leader() {
        List<LogEvent> events =
                parse("2026-11-21 04:39:41.211 UTC [99] parallel worker/17///: LOG:  process 99 acquired"
                        + " ExclusiveLock on extension of relation 16404 of database 16403 after 1234.005 ms");

        assertThat(events).singleElement().isInstanceOfSatisfying(LogEvent.Wait.class, wait -> {
            assertThat(wait.pid()).isEqualTo(99);
            assertThat(wait.owner()).isEqualTo(17);
            assertThat(wait.stage()).isEqualTo(Stage.ACQUIRED);
            assertThat(wait.micros()).isEqualTo(1_234_005);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relation 16404 of database 16403 | TABLE | orders",
                "extension of relation 16404 of database 16403 | OTHER | extension of orders",
                "page 3 of relation 16404 of database 16403 | OTHER | page 3 of orders",
                "tuple (0,1) of relation 16404 of database 16403 | TUPLE | tuple (0,1) of orders",
                "transaction 763 | TRANSACTION | transaction 763",
                "virtual transaction 5/17 | VIRTUAL_TRANSACTION | virtual transaction 5/17",
                "object 16405 of class 1247 of database 16403 | OBJECT | object 16405 of class 1247",
                "advisory lock [16403,0,42,1] | ADVISORY | advisory lock 42",
                "advisory lock [16403,1,2,2] | ADVISORY | advisory lock 1, 2",
                "advisory lock [16403,4294967295,4294967295,1] | ADVISORY | advisory lock -1",
                "speculative token 1 of transaction 763 | OTHER | speculative token 1 of transaction 763",
                "pg_database.datfrozenxid of database 16403 | OTHER | pg_database.datfrozenxid of database 16403",
                "remote transaction 5 of subscription 6 of database 7 | OTHER | remote transaction 5 of subscription 6 of database 7",
            })
    void every_kind_of_lock_has_a_name(String description, Kind kind, String name) {
        List<LogEvent> events =
                parse(PREFIX + "LOG:  process 17 still waiting for ShareLock on " + description + " after 1.073 ms");

        assertThat(events).singleElement().isInstanceOfSatisfying(LogEvent.Wait.class, wait -> assertThat(
                        wait.tag().target(oid -> ORDERS))
                .extracting(LockTarget::kind, LockTarget::name)
                .containsExactly(kind, name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "process 17 avoided deadlock for ShareLock on transaction 7 by rearranging queue order after 1.000 ms | WAITING",
                "process 17 detected deadlock while waiting for ShareLock on transaction 7 after 1.000 ms | FAILED",
                "process 17 failed to acquire ShareLock on transaction 7 after 1.000 ms | FAILED",
                "process 17 still waiting for ShareLock on transaction 7 after 1.000 ms at character 13 | WAITING",
            })
    void a_wait_says_how_far_it_is(String message, Stage stage) {
        assertThat(parse(PREFIX + "LOG:  " + message))
                .singleElement()
                .isInstanceOfSatisfying(LogEvent.Wait.class, wait -> {
                    assertThat(wait.stage()).isEqualTo(stage);
                    assertThat(wait.tag().words()).isEqualTo("transaction 7");
                });
    }

    @Test
    void failures_of_one_session_and_the_end_of_the_server_are_told_apart() {
        List<LogEvent> events = parse(
                PREFIX + "ERROR:  canceling statement due to lock timeout at character 13",
                PREFIX + "FATAL:  terminating connection due to administrator command",
                "2026-11-21 04:39:41.211 UTC [1] postmaster///: LOG:  terminating any other active server processes",
                PREFIX + "WARNING:  terminating connection because of crash of another server process");

        assertThat(events)
                .containsExactly(
                        new LogEvent.Failure(17, "ERROR", "canceling statement due to lock timeout"),
                        new LogEvent.Failure(17, "FATAL", "terminating connection due to administrator command"),
                        new LogEvent.ServerEnds(1, "terminating any other active server processes"),
                        new LogEvent.ServerEnds(
                                17, "terminating connection because of crash of another server process"));
    }

    @Test
    void what_only_looks_like_the_servers_words_is_none() {
        List<LogEvent> events = parse(
                PREFIX + "WARNING:  process 17 still waiting for ShareLock on transaction 763 after 1.073 ms",
                PREFIX + "WARNING:  a text of several lines",
                "\tLOG:  process 17 still waiting for ShareLock on transaction 763 after 1.073 ms",
                "process 17 still waiting for ShareLock on transaction 763 after 1.073 ms",
                "");

        assertThat(events).isEmpty();
    }

    private static List<LogEvent> parse(String... lines) {
        LogEntries entries = new LogEntries();
        LogEventParser parser = new LogEventParser();
        List<LogEntry> whole = new ArrayList<>();
        for (String line : lines) {
            entries.take(line, millis -> new NanoBounds(millis, millis)).ifPresent(whole::add);
        }
        entries.complete().ifPresent(whole::add);
        return whole.stream().flatMap(entry -> parser.parse(entry).stream()).toList();
    }
}
