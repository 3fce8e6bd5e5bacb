package dev.lockstep.postgres.watch.traffic;

import static dev.lockstep.postgres.watch.traffic.WatchedDatabase.ORDERS;
import static dev.lockstep.postgres.watch.traffic.WatchedDatabase.find;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.TrafficSeen.Kind;
import dev.lockstep.lock.Party;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.TrafficPlan;
import dev.lockstep.spi.WatchRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrafficIT {

    private static final String HOLD = "SELECT pg_sleep(1)";
    /** A lane of a busy machine may ask only some time after the lock was taken, and be late although nobody is in its way. */
    private static final long HELD_AT_LEAST = 500_000;

    private static final long NOT_HELD = 450_000;

    private final EmbeddedServer server = EmbeddedServer.start(18);
    private final WatchedDatabase orders = WatchedDatabase.on(server);

    @AfterEach
    void rest() {
        orders.traffic().stop();
    }

    @AfterAll
    void stop() {
        orders.close();
        server.close();
    }

    @Test
    void sees_reads_and_writes_blocked_behind_an_access_exclusive_lock() {
        orders.start(ORDERS);

        orders.run("BEGIN", "ALTER TABLE orders ADD COLUMN first_seen int", HOLD, "COMMIT");

        List<TrafficSeen> seen = orders.traffic().stop();
        assertThat(seen).extracting(TrafficSeen::name).containsExactly("orders", "orders");
        assertThat(seen).allSatisfy(one -> {
            assertThat(one.blockedMicros()).isGreaterThanOrEqualTo(HELD_AT_LEAST);
            assertThat(one.worstMicros()).isGreaterThanOrEqualTo(HELD_AT_LEAST);
            assertThat(one.requests()).isGreaterThanOrEqualTo(HELD_AT_LEAST / 5_000);
            assertThat(one.errors()).as(one.firstError()).isZero();
            assertThat(one.stalls()).isNotEmpty();
        });
    }

    @Test
    void sees_only_writes_blocked_while_an_index_is_built() {
        orders.start(ORDERS);

        orders.run("BEGIN", "CREATE INDEX orders_note ON orders (note)", HOLD, "COMMIT");

        List<TrafficSeen> seen = orders.traffic().stop();
        assertThat(find(seen, Kind.WRITE).blockedMicros()).isGreaterThanOrEqualTo(HELD_AT_LEAST);
        assertThat(find(seen, Kind.READ).blockedMicros()).isLessThan(NOT_HELD);
    }

    @Test
    void sees_only_writes_blocked_while_one_transaction_writes_all_rows() {
        orders.start(ORDERS);

        orders.run("BEGIN", "UPDATE orders SET note = note || '!'", HOLD, "COMMIT");

        List<TrafficSeen> seen = orders.traffic().stop();
        assertThat(find(seen, Kind.WRITE).blockedMicros()).isGreaterThanOrEqualTo(HELD_AT_LEAST);
        assertThat(find(seen, Kind.WRITE).errors()).isZero();
        assertThat(find(seen, Kind.READ).blockedMicros()).isLessThan(NOT_HELD);
    }

    @Test
    void sees_nothing_blocked_while_an_index_is_built_concurrently() {
        orders.start(ORDERS);

        orders.run("CREATE INDEX CONCURRENTLY orders_note_too ON orders (note)", HOLD);

        assertThat(orders.traffic().stop()).allSatisfy(one -> {
            assertThat(one.requests()).isPositive();
            assertThat(one.blockedMicros()).isLessThan(NOT_HELD);
            assertThat(one.errors()).as(one.firstError()).isZero();
        });
    }

    @Test
    void sees_reads_blocked_by_a_lock_on_an_index_alone() {
        orders.start(ORDERS);

        orders.run("BEGIN", "REINDEX INDEX orders_pkey", HOLD, "COMMIT");

        TrafficSeen reads = find(orders.traffic().stop(), Kind.READ);
        assertThat(reads.blockedMicros()).isGreaterThanOrEqualTo(HELD_AT_LEAST);
        assertThat(reads.errors()).as(reads.firstError()).isZero();
    }

    @Test
    void follows_a_row_that_a_backfill_has_moved() {
        orders.start(ORDERS);
        orders.run("UPDATE orders SET note = note || '?'", "SELECT pg_sleep(0.3)");

        orders.run("BEGIN", "UPDATE orders SET note = note || '!'", HOLD, "COMMIT");

        assertThat(find(orders.traffic().stop(), Kind.WRITE).blockedMicros()).isGreaterThanOrEqualTo(HELD_AT_LEAST);
    }

    @Test
    void tells_that_a_table_is_gone_and_goes_on_when_it_is_back() {
        orders.run("CREATE TABLE customers (id int)");
        ObjectName customers = ObjectName.inPublic("customers");
        orders.start(customers);

        orders.run("DROP TABLE customers", HOLD, "CREATE TABLE customers (id int)");
        orders.run("BEGIN", "LOCK TABLE customers", HOLD, "COMMIT");

        assertThat(orders.traffic().stop()).allSatisfy(one -> {
            assertThat(one.errors()).isPositive().isLessThan(one.requests());
            assertThat(one.firstError()).isEqualTo("42P01: relation \"public.customers\" does not exist");
            assertThat(one.blockedMicros()).isGreaterThanOrEqualTo(HELD_AT_LEAST);
        });
    }

    @Test
    void counts_requests_that_still_wait_at_the_end_and_does_not_wait_for_them() throws SQLException {
        orders.start(ORDERS);

        try (Connection migration = orders.database().connect();
                Statement statement = migration.createStatement()) {
            statement.execute("BEGIN; LOCK TABLE orders; " + HOLD);
            List<TrafficSeen> seen = orders.traffic().stop();

            assertThat(seen).allSatisfy(one -> assertThat(one.blockedMicros()).isGreaterThanOrEqualTo(HELD_AT_LEAST));
            assertThat(orders.ask("SELECT count(*) FROM pg_locks WHERE NOT granted"))
                    .isEqualTo("0");
        }
    }

    @Test
    void goes_on_in_a_database_that_was_restored_meanwhile() {
        orders.start(ORDERS);
        orders.traffic().stop();
        Set<Integer> before = orders.traffic().parties().keySet();
        try (Database.Template state = orders.database().save()) {
            orders.database().restore(state);
        }

        orders.start(ORDERS);
        orders.run("BEGIN", "LOCK TABLE orders", HOLD, "COMMIT");

        assertThat(orders.traffic().stop()).allSatisfy(one -> {
            assertThat(one.errors()).as(one.firstError()).isZero();
            assertThat(one.blockedMicros()).isGreaterThanOrEqualTo(HELD_AT_LEAST);
        });
        assertThat(orders.traffic().parties().keySet()).doesNotContainAnyElementsOf(before);
    }

    @Test
    void keeps_its_sessions_from_step_to_step() {
        orders.start(ORDERS);
        orders.traffic().stop();
        Map<Integer, Party> first = orders.traffic().parties();

        orders.start(ORDERS);

        assertThat(orders.traffic().parties()).isEqualTo(first);
        assertThat(first.values())
                .extracting(Party::name)
                .containsExactlyInAnyOrder(
                        "reads of orders",
                        "writes to orders",
                        "reads of several tables",
                        "writes to several tables",
                        "the harness");
    }

    @Test
    void opens_another_session_when_the_server_ends_one_in_mid_step() {
        orders.start(ORDERS);

        orders.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lockstep traffic'",
                "SELECT pg_sleep(0.5)",
                "BEGIN",
                "LOCK TABLE orders",
                HOLD,
                "COMMIT");

        assertThat(orders.traffic().stop()).allSatisfy(one -> {
            assertThat(one.firstError()).startsWith("57P01: terminating connection");
            assertThat(one.blockedMicros()).isGreaterThanOrEqualTo(HELD_AT_LEAST);
        });
    }

    @Test
    void goes_to_ordinary_tables_and_partitions_only_and_never_to_what_is_left_out() {
        orders.run(
                "CREATE TABLE events (at int) PARTITION BY RANGE (at)",
                "CREATE TABLE events_old PARTITION OF events FOR VALUES FROM (0) TO (10)",
                "CREATE VIEW order_notes AS SELECT note FROM orders",
                "CREATE TABLE history (id int)");
        List<ObjectName> largest = Stream.of("order_notes", "history", "orders", "events", "events_old", "missing")
                .map(ObjectName::inPublic)
                .toList();
        WatchRequest request = new WatchRequest(
                Set.of(ObjectName.inPublic("history")),
                List.of(ObjectName.inPublic("events"), ObjectName.inPublic("events_old")),
                TrafficPlan.standard(),
                Set.of());

        orders.traffic().start(request, largest, System.nanoTime());

        assertThat(orders.traffic().stop())
                .extracting(TrafficSeen::name)
                .containsExactly("events_old", "events_old", "orders", "orders");
    }

    @Test
    void is_silent_when_nobody_wants_traffic() {
        orders.start(Set.of(), TrafficPlan.none(), ORDERS);

        assertThat(orders.traffic().stop()).isEmpty();
        assertThat(orders.traffic().parties()).isEmpty();
    }

    @Test
    void a_stall_of_one_table_is_none_of_the_others() {
        orders.run("CREATE TABLE carriers AS SELECT 1 AS id", "CREATE TABLE empty_boxes (id int)");
        orders.start(ObjectName.inPublic("carriers"), ORDERS, ObjectName.inPublic("empty_boxes"));

        orders.run("BEGIN", "LOCK TABLE orders", HOLD, "COMMIT", "SELECT pg_sleep(0.1)");

        List<TrafficSeen> seen = orders.traffic().stop();
        assertThat(seen).hasSize(6).allSatisfy(one -> assertThat(one.firstError())
                .isEmpty());
        assertThat(seen)
                .filteredOn(one -> one.name().equals("orders"))
                .allSatisfy(one -> assertThat(one.blockedMicros()).isGreaterThanOrEqualTo(HELD_AT_LEAST));
        assertThat(seen).filteredOn(one -> !one.name().equals("orders")).allSatisfy(one -> {
            assertThat(one.requests()).isGreaterThan(5);
            assertThat(one.blockedMicros()).isZero();
        });
    }
}
