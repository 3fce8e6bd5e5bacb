package dev.lockstep.postgres.watch.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.Effects.IndexBuild;
import dev.lockstep.journal.Effects.Rewrite;
import dev.lockstep.journal.Effects.Scan;
import dev.lockstep.journal.Effects.Written;
import dev.lockstep.lock.LockTarget.Kind;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What statements do is told alike on every server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EffectsReaderContract {

    private static final ObjectName ORDERS = ObjectName.inPublic("orders");
    private static final String SCHEMA =
            """
            CREATE TABLE customer (id int PRIMARY KEY);
            INSERT INTO customer SELECT generate_series(1, 100);
            CREATE TABLE orders (id int PRIMARY KEY, customer_id int, note varchar(50), pieces int);
            INSERT INTO orders SELECT i, i % 100 + 1, 'note ' || i, i FROM generate_series(1, 5000) i;
            CREATE INDEX orders_note ON orders (note);
            CREATE TABLE fresh (id int PRIMARY KEY, customer_id int);
            CREATE TABLE parts (id int, pieces int) PARTITION BY RANGE (id);
            CREATE TABLE parts_filled PARTITION OF parts FOR VALUES FROM (0) TO (1000);
            CREATE TABLE parts_empty PARTITION OF parts FOR VALUES FROM (1000) TO (2000);
            INSERT INTO parts SELECT i, i FROM generate_series(0, 999) i;
            CREATE SEQUENCE numbers;
            CREATE MATERIALIZED VIEW totals AS SELECT customer_id, count(*) AS orders FROM orders GROUP BY 1;
            """;

    private final EmbeddedServer server;
    private final Database.Template template;
    private Database database;
    private LookedAtSession tool;

    EffectsReaderContract(int major) {
        server = EmbeddedServer.start(major);
        try (Database made = server.create("effects")) {
            try (Connection connection = made.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(SCHEMA);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            template = made.save();
        }
        database = server.create("effects", template);
        tool = new LookedAtSession(database);
    }

    @BeforeEach
    void fresh() {
        end();
        database = server.create("effects", template);
        tool = new LookedAtSession(database);
    }

    @AfterEach
    void end() {
        tool.close();
        database.close();
    }

    @AfterAll
    void stop() {
        template.close();
        server.close();
    }

    @Test
    void counts_the_scan_that_validates() {
        Effects effects = tool.effects("ALTER TABLE orders ALTER customer_id SET NOT NULL");

        assertThat(effects.scans()).containsExactly(new Scan(ORDERS, 1, 5_000));
        assertThat(effects.rewrites()).isEmpty();
    }

    @Test
    void is_quiet_about_a_change_of_the_catalogue() {
        Effects effects = tool.effects("ALTER TABLE orders ADD COLUMN state int NOT NULL DEFAULT 1");

        assertThat(effects.scans()).isEmpty();
        assertThat(effects.rewrites()).isEmpty();
        assertThat(effects.indexes()).isEmpty();
        assertThat(effects.written()).isEmpty();
        assertThat(effects.walBytes().orElse(0)).isPositive();
    }

    @Test
    void tells_each_statement_of_a_transaction_its_own_scans() {
        Effects first = tool.effects("ALTER TABLE orders ALTER customer_id SET NOT NULL");
        Effects second = tool.effects("ALTER TABLE orders ADD COLUMN state int");
        Effects third = tool.effects("ALTER TABLE orders ADD CHECK (id > 0)");

        assertThat(first.scans()).containsExactly(new Scan(ORDERS, 1, 5_000));
        assertThat(second.scans()).isEmpty();
        assertThat(third.scans()).containsExactly(new Scan(ORDERS, 1, 5_000));
    }

    @Test
    void tells_each_transaction_its_own_scans_whether_or_not_the_server_passed_them_on() {
        for (int i = 0; i < 30; i++) {
            Effects scan = tool.effects("ALTER TABLE orders ADD CHECK (id > " + -i + ")");
            tool.commit();
            Effects none = tool.effects("ALTER TABLE orders ALTER note SET DEFAULT " + i);
            tool.presumed(i % 5 == 4 ? passCountersOn() : "SELECT 1");
            tool.commit();

            assertThat(scan.scans()).containsExactly(new Scan(ORDERS, 1, 5_000));
            assertThat(none.scans()).isEmpty();
        }
    }

    // The oldest server has no way to ask for it; there it happens by itself within the second that this takes.
    private String passCountersOn() {
        return server.majorVersion() < 15 ? "SELECT pg_sleep(0.6)" : "SELECT pg_stat_force_next_flush()";
    }

    @Test
    void presumes_that_a_loop_does_the_same_in_each_turn() {
        Effects seen = tool.effects("UPDATE orders SET pieces = 0 WHERE id = 1");
        Effects presumed = tool.presumed("UPDATE orders SET pieces = 0 WHERE id BETWEEN 2 AND 4");
        Effects same = tool.presumed("UPDATE orders SET pieces = 2 WHERE id = 1234567");
        Effects next = tool.effects("ALTER TABLE orders ADD CHECK (id > 0)");

        assertThat(seen.written()).containsExactly(new Written(ORDERS, 0, 1, 0));
        assertThat(presumed).isEqualTo(Effects.NONE);
        assertThat(same.written()).isEmpty();
        assertThat(next.scans()).containsExactly(new Scan(ORDERS, 1, 5_000));
    }

    @Test
    void does_not_take_a_loop_for_the_statement_that_follows() {
        tool.effects("UPDATE orders SET pieces = 0 WHERE note = 'x' OR pieces = 1");
        for (int i = 2; i < 50; i++) {
            Effects presumed = tool.presumed("UPDATE orders SET pieces = 0 WHERE note = 'x' OR pieces = " + i);

            assertThat(presumed.scans()).containsExactly(new Scan(ORDERS, 1, 5_000));
            assertThat(presumed.written()).containsExactly(new Written(ORDERS, 0, 1, 0));
        }

        Effects next = tool.effects("ALTER TABLE orders ADD COLUMN state int");

        assertThat(next.scans()).isEmpty();
        assertThat(next.written()).isEmpty();
    }

    @Test
    void counts_the_rows_that_are_written() {
        Effects update = tool.effects("UPDATE orders SET customer_id = 1 WHERE id <= 300");
        Effects delete = tool.effects("DELETE FROM orders WHERE id <= 20");
        Effects insert = tool.effects("INSERT INTO orders VALUES (9001, 1), (9002, 1)");

        assertThat(update.written()).containsExactly(new Written(ORDERS, 0, 300, 0));
        assertThat(delete.written()).containsExactly(new Written(ORDERS, 0, 0, 20));
        assertThat(insert.written()).containsExactly(new Written(ORDERS, 2, 0, 0));
    }

    @Test
    void tells_tables_and_indexes_that_are_written_anew() {
        Effects effects = tool.effects("ALTER TABLE orders ALTER pieces TYPE bigint");

        assertThat(effects.rewrites())
                .extracting(Rewrite::relation, Rewrite::kind, Rewrite::table)
                .containsExactlyInAnyOrder(
                        tuple("orders", Kind.TABLE, ORDERS),
                        tuple("orders_note", Kind.INDEX, ORDERS),
                        tuple("orders_pkey", Kind.INDEX, ORDERS));
        assertThat(effects.rewrites())
                .allSatisfy(rewrite -> assertThat(rewrite.bytes()).isPositive());
        assertThat(effects.indexes()).isEmpty();
    }

    @Test
    void tells_a_rewrite_once() {
        Effects first = tool.effects("CLUSTER orders USING orders_note");
        Effects second = tool.effects("ALTER TABLE orders ADD COLUMN state int");
        tool.commit();
        Effects third = tool.effects("ALTER TABLE orders ADD COLUMN colour int");

        assertThat(first.rewrites()).extracting(Rewrite::relation).contains("orders");
        assertThat(second.rewrites()).isEmpty();
        assertThat(third.rewrites()).isEmpty();
    }

    @Test
    void does_not_take_a_rollback_for_a_rewrite() {
        tool.effects("ALTER TABLE orders ALTER pieces TYPE bigint");
        tool.rollback();
        Effects afterwards = tool.effects("ALTER TABLE orders ADD COLUMN state int");
        tool.effects("SAVEPOINT here");
        tool.effects("TRUNCATE orders");
        Effects back = tool.effects("ROLLBACK TO here");
        Effects later = tool.effects("ALTER TABLE orders ADD COLUMN colour int");

        assertThat(afterwards.rewrites()).isEmpty();
        assertThat(back).isEqualTo(Effects.NONE);
        assertThat(later.rewrites()).isEmpty();
        assertThat(later.scans()).isEmpty();
    }

    @Test
    void is_quiet_about_files_that_are_new_and_empty() {
        Effects truncate = tool.effects("TRUNCATE orders");

        assertThat(truncate.rewrites()).isEmpty();
        assertThat(truncate.scans()).isEmpty();
    }

    @Test
    void is_quiet_about_sequences_that_start_again() {
        tool.effects("LOCK TABLE orders");

        Effects effects = tool.effects("ALTER SEQUENCE numbers RESTART WITH 5");

        assertThat(effects.rewrites()).isEmpty();
    }

    @Test
    void tells_a_materialized_view_that_is_filled_again() {
        Effects effects = tool.effects("REFRESH MATERIALIZED VIEW totals");

        assertThat(effects.rewrites())
                .extracting(Rewrite::relation, Rewrite::kind)
                .containsExactly(tuple("totals", Kind.MATERIALIZED_VIEW));
    }

    @Test
    void tells_an_index_that_is_built_and_the_scan_for_it() {
        Effects effects = tool.effects("CREATE INDEX orders_customer ON orders (customer_id)");

        assertThat(effects.indexes()).singleElement().satisfies(build -> assertThat(build)
                .isEqualTo(new IndexBuild("orders_customer", ORDERS, build.bytes()))
                .extracting(IndexBuild::bytes)
                .satisfies(bytes -> assertThat((long) bytes).isPositive()));
        assertThat(effects.scans()).containsExactly(new Scan(ORDERS, 1, 5_000));
        assertThat(tool.effects("SELECT 1").indexes()).isEmpty();
    }

    @Test
    void tells_an_index_that_is_built_again_apart_from_the_table() {
        Effects effects = tool.effects("REINDEX INDEX orders_note");

        assertThat(effects.rewrites())
                .extracting(Rewrite::relation, Rewrite::kind)
                .containsExactly(tuple("orders_note", Kind.INDEX));
    }

    @Test
    void is_quiet_about_an_index_that_is_handed_on() {
        Effects effects = tool.effects("ALTER TABLE orders ALTER note TYPE text");

        assertThat(effects.indexes()).isEmpty();
        assertThat(effects.rewrites()).isEmpty();
        assertThat(effects.scans()).isEmpty();
    }

    @Test
    void is_quiet_about_indexes_on_tables_without_rows() {
        Effects effects = tool.effects("CREATE INDEX ON fresh (customer_id)");

        assertThat(effects).isEqualTo(Effects.NONE);
    }

    @Test
    void compares_from_outside_what_makes_several_transactions() {
        Effects build = tool.afterwards("CREATE INDEX CONCURRENTLY orders_customer ON orders (customer_id)");
        Effects vacuum = tool.afterwards("VACUUM FULL customer");
        Effects analyze = tool.afterwards("VACUUM ANALYZE orders");

        assertThat(build.indexes()).extracting(IndexBuild::index).containsExactly("orders_customer");
        assertThat(build.rewrites()).isEmpty();
        assertThat(vacuum.rewrites())
                .extracting(Rewrite::relation)
                .containsExactlyInAnyOrder("customer", "customer_pkey");
        assertThat(analyze.rewrites()).isEmpty();
        assertThat(analyze.indexes()).isEmpty();
    }

    @Test
    void tells_the_invalid_index_that_a_failed_build_leaves() {
        Effects effects = tool.afterwardsFailing("CREATE UNIQUE INDEX CONCURRENTLY once ON orders (customer_id)");

        assertThat(effects.indexes()).extracting(IndexBuild::index).containsExactly("once");
    }

    @Test
    void does_not_take_the_scans_of_several_transactions_for_the_next_statement() {
        tool.afterwards("CREATE INDEX CONCURRENTLY orders_customer ON orders (customer_id)");

        Effects effects = tool.effects("ALTER TABLE orders ADD COLUMN state int");

        assertThat(effects.scans()).isEmpty();
        assertThat(effects.indexes()).isEmpty();
    }

    @Test
    void tells_partitions_that_are_written_anew() {
        Effects effects = tool.effects("ALTER TABLE parts ALTER pieces TYPE bigint");

        assertThat(effects.rewrites()).extracting(Rewrite::relation).containsExactly("parts_filled");
    }

    @Test
    void asks_nothing_where_everything_was_made_by_the_step() {
        tool.effects("CREATE TABLE item (id int PRIMARY KEY, orders_id int)");
        tool.effects("INSERT INTO item SELECT i, i FROM generate_series(1, 100) i");
        Effects effects = tool.effects("ALTER TABLE item ALTER orders_id SET NOT NULL");

        assertThat(effects).isEqualTo(Effects.NONE);
        assertThat(tool.questions()).isEmpty();
    }

    @Test
    void asks_once_for_a_change_of_the_catalogue() {
        tool.effects("ALTER TABLE orders ADD COLUMN state int");

        assertThat(tool.questions()).hasSize(1);
    }

    @Test
    void tells_the_lock_timeout_in_effect() {
        tool.look("SET LOCAL lock_timeout = '1500ms'");

        StatementEffects one = tool.look("ALTER TABLE orders ADD COLUMN state int");
        tool.commit();
        StatementEffects other = tool.look("ALTER TABLE orders ADD COLUMN colour int");

        assertThat(one.lockTimeout()).contains(Duration.ofMillis(1_500));
        assertThat(other.lockTimeout()).contains(Duration.ZERO);
    }

    @Test
    void lets_a_transaction_lock_first_and_then_choose_its_isolation() {
        StatementEffects lock = tool.look("LOCK TABLE orders IN EXCLUSIVE MODE");

        StatementEffects isolation = tool.look("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");

        assertThat(lock.lockTimeout()).contains(Duration.ZERO);
        assertThat(isolation.effects().scans()).isEmpty();
    }
}
