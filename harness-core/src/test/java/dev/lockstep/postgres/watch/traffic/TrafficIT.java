package dev.lockstep.postgres.watch.traffic;

import static dev.lockstep.postgres.watch.traffic.WatchedDatabase.ORDERS;
import static dev.lockstep.postgres.watch.traffic.WatchedDatabase.find;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.TrafficSeen.Kind;
import dev.lockstep.postgres.EmbeddedServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrafficIT {

    private static final long HELD = 300_000;
    private static final String HOLD = "SELECT pg_sleep(0.3)";

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
            assertThat(one.blockedMicros()).isGreaterThanOrEqualTo(HELD - 6_000);
            assertThat(one.worstMicros()).isGreaterThanOrEqualTo(HELD - 6_000);
            assertThat(one.requests()).isGreaterThanOrEqualTo(HELD / 5_000);
            assertThat(one.errors()).as(one.firstError()).isZero();
            assertThat(one.stalls()).isNotEmpty();
        });
    }

    @Test
    void sees_only_writes_blocked_while_an_index_is_built() {
        orders.start(ORDERS);

        orders.run("BEGIN", "CREATE INDEX orders_note ON orders (note)", HOLD, "COMMIT");

        List<TrafficSeen> seen = orders.traffic().stop();
        assertThat(find(seen, Kind.WRITE).blockedMicros()).isGreaterThanOrEqualTo(HELD - 6_000);
        assertThat(find(seen, Kind.READ).blockedMicros()).isLessThan(HELD / 2);
    }

    @Test
    void sees_only_writes_blocked_while_one_transaction_writes_all_rows() {
        orders.start(ORDERS);

        orders.run("BEGIN", "UPDATE orders SET note = note || '!'", HOLD, "COMMIT");

        List<TrafficSeen> seen = orders.traffic().stop();
        assertThat(find(seen, Kind.WRITE).blockedMicros()).isGreaterThanOrEqualTo(HELD - 6_000);
        assertThat(find(seen, Kind.WRITE).errors()).isZero();
        assertThat(find(seen, Kind.READ).blockedMicros()).isLessThan(HELD / 2);
    }

    @Test
    void sees_nothing_blocked_while_an_index_is_built_concurrently() {
        orders.start(ORDERS);

        orders.run("CREATE INDEX CONCURRENTLY orders_note_too ON orders (note)", HOLD);

        assertThat(orders.traffic().stop()).allSatisfy(one -> {
            assertThat(one.requests()).isPositive();
            assertThat(one.blockedMicros()).isLessThan(HELD / 2);
            assertThat(one.errors()).as(one.firstError()).isZero();
        });
    }
}
