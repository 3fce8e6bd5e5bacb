package dev.lockstep.postgres.watch.traffic;

import static dev.lockstep.postgres.watch.traffic.WatchedDatabase.ORDERS;
import static dev.lockstep.postgres.watch.traffic.WatchedDatabase.find;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.TrafficSeen.Kind;
import dev.lockstep.lock.Party;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Scene;
import dev.lockstep.spi.TrafficPlan;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenesIT {

    /** A scene holds out for half a second, counted from when somebody was seen to wait. */
    private static final long WAITED_AT_LEAST = 250_000;

    private static final long GAVE_UP = 400_000;

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
    void all_traffic_stalls_behind_a_migration_that_waits_for_a_long_reader() {
        begin(Scene.LONG_READER);

        orders.run("ALTER TABLE orders ADD COLUMN paid boolean");

        List<TrafficSeen> seen = orders.traffic().stop();
        assertThat(seen).hasSize(2).allSatisfy(one -> {
            assertThat(one.blockedMicros()).isGreaterThan(WAITED_AT_LEAST);
            assertThat(one.worstMicros()).isGreaterThan(WAITED_AT_LEAST);
        });
        assertThat(orders.traffic().scenes())
                .singleElement()
                .asString()
                .matches("a long reader on orders; somebody waited from \\d+ ms on; it let go at \\d+ ms");
    }

    @Test
    void a_migration_that_gives_up_soon_stalls_nobody_for_long() {
        begin(Scene.LONG_READER);

        Optional<SQLException> refusal =
                orders.refusal("SET lock_timeout = '100ms'", "ALTER TABLE orders ADD COLUMN never boolean");

        assertThat(refusal.orElseThrow().getSQLState()).isEqualTo("55P03");
        assertThat(orders.traffic().stop()).hasSize(2).allSatisfy(one -> assertThat(one.blockedMicros())
                .isLessThan(GAVE_UP));
    }

    @Test
    void a_backfill_waits_for_a_session_that_is_idle_in_its_transaction() {
        begin(Scene.IDLE_IN_TRANSACTION);

        orders.run("UPDATE orders SET note = note || '!'");

        List<TrafficSeen> seen = orders.traffic().stop();
        assertThat(find(seen, Kind.WRITE).blockedMicros()).isGreaterThan(WAITED_AT_LEAST);
        assertThat(find(seen, Kind.READ).blockedMicros()).isLessThan(GAVE_UP);
        assertThat(orders.ask("SELECT count(*) FROM orders WHERE note LIKE '%!'"))
                .isEqualTo("2000");
    }

    @Test
    void an_index_that_is_built_concurrently_waits_and_nobody_else_does() {
        begin(Scene.LONG_READER);

        orders.run("CREATE INDEX CONCURRENTLY ON orders (note)");

        assertThat(orders.traffic().stop())
                .allSatisfy(one -> assertThat(one.blockedMicros()).isLessThan(GAVE_UP));
        assertThat(orders.traffic().scenes()).singleElement().asString().contains("somebody waited");
    }

    @Test
    void a_scene_is_in_place_before_the_step_begins_and_gone_after_it() {
        begin(Scene.LONG_READER, Scene.IDLE_IN_TRANSACTION);
        String held = orders.ask(
                """
                SELECT string_agg(mode, ' ' ORDER BY mode) FROM pg_locks JOIN pg_stat_activity USING (pid)
                WHERE relation = 'orders'::regclass AND application_name LIKE 'lockstep %-%' AND granted
                """);

        orders.traffic().stop();

        assertThat(held).isEqualTo("AccessShareLock AccessShareLock RowExclusiveLock RowShareLock");
        assertThat(orders.traffic().scenes())
                .containsExactly(
                        "a long reader on orders; nobody waited for it",
                        "a session idle in its transaction on orders; nobody waited for it");
        assertThat(orders.traffic().parties().values())
                .filteredOn(party -> party.role() == Party.Role.SCENE)
                .extracting(Party::name)
                .containsExactlyInAnyOrder("a long reader", "a session idle in its transaction");
        assertThat(orders.ask(
                        "SELECT count(*) FROM pg_locks WHERE relation = 'orders'::regclass AND mode = 'RowShareLock'"))
                .isEqualTo("0");
    }

    private void begin(Scene... scenes) {
        orders.start(Set.of(scenes), TrafficPlan.standard(), ORDERS);
    }
}
