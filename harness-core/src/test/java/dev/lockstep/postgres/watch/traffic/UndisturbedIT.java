package dev.lockstep.postgres.watch.traffic;

import static dev.lockstep.postgres.watch.traffic.WatchedDatabase.ORDERS;
import static dev.lockstep.postgres.watch.traffic.WatchedDatabase.find;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.data.DataDiff;
import dev.lockstep.data.DataState;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.TrafficSeen.Kind;
import dev.lockstep.postgres.EmbeddedServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a migration does must not depend on the traffic, and what the traffic does must not stay. */
class UndisturbedIT {

    private static final EmbeddedServer SERVER = EmbeddedServer.start(18);

    private final WatchedDatabase orders = WatchedDatabase.on(SERVER);

    @BeforeEach
    void look_for_deadlocks_at_once() {
        orders.run("ALTER SYSTEM SET deadlock_timeout = '1ms'", "SELECT pg_reload_conf()");
    }

    @AfterEach
    void close() {
        orders.close();
    }

    @Test
    void leaves_rows_sequences_and_the_server_s_own_figures_as_they_are() {
        String figures =
                """
                SELECT concat_ws(' ', pg_current_wal_insert_lsn(), pg_snapshot_xmax(pg_current_snapshot()),
                                 (SELECT last_value FROM orders_id_seq), (SELECT count(*) FROM orders WHERE xmax <> 0),
                                 seq_scan, n_tup_upd, n_tup_del, n_dead_tup)
                FROM pg_stat_user_tables WHERE relname = 'orders'
                """;
        orders.run(
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''fired''; END'",
                "CREATE TRIGGER refuse BEFORE INSERT OR UPDATE OR DELETE ON orders EXECUTE FUNCTION refuse()",
                "CREATE RULE refuse AS ON DELETE TO orders DO ALSO SELECT 1 / 0");
        DataState rows = orders.rows();
        orders.start(ORDERS);
        List<String> before = List.of();
        List<String> after = List.of("");
        // The server itself writes to its log now and then.
        for (int attempt = 0; attempt < 3 && !after.equals(before); attempt++) {
            before = List.of(orders.ask(figures).split(" ")).subList(0, 4);
            orders.run("SELECT pg_sleep(0.3)");
            after = List.of(orders.ask(figures).split(" ")).subList(0, 4);
        }

        List<TrafficSeen> seen = orders.traffic().stop();
        assertThat(seen).extracting(TrafficSeen::firstError).containsOnly("");
        assertThat(seen).allSatisfy(one -> assertThat(one.requests()).isGreaterThan(5));
        assertThat(after).isEqualTo(before);
        assertThat(DataDiff.between(rows, orders.rows()).isEmpty()).isTrue();
    }

    @RepeatedTest(20)
    void never_stands_in_a_circle_with_a_migration_that_writes_rows_and_then_alters_their_table() {
        orders.start(ORDERS);

        orders.run(
                "BEGIN",
                "UPDATE orders SET note = note || '!'",
                "ALTER TABLE orders ADD COLUMN paid boolean",
                "CREATE INDEX ON orders (paid)",
                "COMMIT");

        assertThat(orders.traffic().stop()).extracting(TrafficSeen::firstError).containsOnly("");
    }

    @RepeatedTest(20)
    void never_stands_in_a_circle_with_a_migration_that_rebuilds_an_index_and_then_alters_its_table() {
        orders.start(ORDERS);

        orders.run(
                "BEGIN",
                "REINDEX INDEX orders_pkey",
                "SELECT pg_sleep(0.02)",
                "ALTER TABLE orders ADD COLUMN paid boolean",
                "COMMIT");

        assertThat(orders.traffic().stop()).extracting(TrafficSeen::firstError).containsOnly("");
    }

    @Test
    void hides_no_row_from_a_migration_that_leaves_out_what_others_hold() {
        orders.start(ORDERS);

        for (int round = 0; round < 50; round++) {
            orders.run("UPDATE orders SET note = 'done' WHERE id IN (SELECT id FROM orders FOR UPDATE SKIP LOCKED)");
            assertThat(orders.ask("SELECT count(*) FROM orders WHERE note <> 'done'"))
                    .isEqualTo("0");
            orders.run("UPDATE orders SET note = 'to do'");
        }

        assertThat(find(orders.traffic().stop(), Kind.WRITE).errors()).isZero();
    }
}
