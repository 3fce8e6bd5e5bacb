package dev.lockstep.verdict.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.StatementSeen.Block;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockTarget.Kind;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.JournalBuilder;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import dev.lockstep.verdict.WatchedBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EffectRulesTest {

    private static final String NOT_NULL = "ALTER TABLE orders ALTER COLUMN note SET NOT NULL";
    private static final String TYPE = "ALTER TABLE orders ALTER COLUMN id TYPE bigint";
    private static final String INDEX = "CREATE INDEX orders_at_idx ON orders (placed_at)";

    private static final Rule SCAN = new ScanUnderBlockingLockRule(TableSizes.undeclared());
    private static final Rule REWRITE = new RewriteUnderBlockingLockRule(TableSizes.undeclared());
    private static final Rule BUILD = new IndexBuildBlocksWritesRule(TableSizes.undeclared());

    @Test
    void a_scan_under_a_lock_of_its_own_is_told_with_figures_and_the_safe_form() {
        Journal journal = JournalBuilder.of("7")
                .up("7", scan(20_000).victim("writes to orders", LockMode.ROW_EXCLUSIVE, "orders", 180))
                .journal();

        assertThat(SCAN.judge(journal)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.statement()).isEqualTo(NOT_NULL);
            assertThat(finding.relation()).isEqualTo("orders");
            assertThat(finding.problem().text())
                    .isEqualTo(
                            """
                    orders is read from end to end under ACCESS EXCLUSIVE, held for 200 ms ± 0.5 ms: nobody can read or write the table meanwhile
                      where:  sql migration 7, up, db/7.up.sql
                      said:   statement: ALTER TABLE orders ALTER COLUMN note SET NOT NULL
                      said:   orders: 20,000 rows here, in production not declared
                      said:   writes to orders (pid 77) waited behind it for 180 ms ± 1.0 ms
                      remedy: ALTER TABLE orders ADD CONSTRAINT orders_note_not_null CHECK (note IS NOT NULL) NOT VALID; in a later migration ALTER TABLE orders VALIDATE CONSTRAINT orders_note_not_null, and after that ALTER TABLE orders ALTER COLUMN note SET NOT NULL, which then reads no rows; then drop the check""");
        });
    }

    @Test
    void validating_in_the_transaction_that_added_the_constraint_is_a_scan_under_its_lock() {
        Journal journal = JournalBuilder.of("7")
                .up(
                        "7",
                        WatchedBuilder.with("orders", 20_000)
                                .statement(1, "ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID", 2)
                                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 80)
                                .statement(1, "ALTER TABLE orders VALIDATE CONSTRAINT c", 78)
                                .holds(LockMode.SHARE_UPDATE_EXCLUSIVE, "orders", 78)
                                .scans("orders", 20_000))
                .journal();

        assertThat(SCAN.judge(journal)).singleElement().satisfies(finding -> {
            assertThat(finding.statement()).isEqualTo("ALTER TABLE orders VALIDATE CONSTRAINT c");
            assertThat(finding.problem().evidence())
                    .contains(
                            "the lock is still held from: ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID");
            assertThat(finding.problem().remedy())
                    .isEqualTo("move this statement into a later migration, or at least into a transaction of its own, "
                            + "so that the lock is let go before it begins");
        });
    }

    @Test
    void validating_in_a_transaction_of_its_own_is_quiet() {
        Journal journal = JournalBuilder.of("7")
                .up(
                        "7",
                        WatchedBuilder.with("orders", 20_000)
                                .statement(1, "ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID", 2)
                                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 2)
                                .statement(2, "ALTER TABLE orders VALIDATE CONSTRAINT c", 78)
                                .holds(LockMode.SHARE_UPDATE_EXCLUSIVE, "orders", 78)
                                .scans("orders", 20_000))
                .journal();

        assertThat(SCAN.judge(journal)).isEmpty();
    }

    @Test
    void a_lock_that_went_with_its_savepoint_is_held_no_more() {
        Journal journal = JournalBuilder.of("7")
                .up(
                        "7",
                        WatchedBuilder.with("orders", 20_000)
                                .statement(1, "ALTER TABLE orders ADD COLUMN a int", 2)
                                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 2)
                                .statement(1, "ROLLBACK TO SAVEPOINT s", 2)
                                .statement(1, "SELECT count(*) FROM orders", 20)
                                .scans("orders", 20_000))
                .journal();

        assertThat(SCAN.judge(journal)).isEmpty();
    }

    @Test
    void what_comes_with_a_rewrite_a_build_or_written_rows_is_left_to_the_rules_on_those() {
        Journal journal = JournalBuilder.of("7")
                .up("7", rewrite().scans("orders", 20_000))
                .secondUp("7", build(LockMode.SHARE).scans("orders", 20_000).updates("orders", 20_000))
                .journal();

        assertThat(SCAN.judge(journal)).isEmpty();
    }

    @Test
    void a_rewrite_is_told_with_what_to_do_instead() {
        Journal journal = JournalBuilder.of("7").up("7", rewrite()).journal();

        assertThat(REWRITE.judge(journal)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.problem().text())
                    .isEqualTo(
                            """
                    orders is written anew under ACCESS EXCLUSIVE, held for 310 ms ± 0.5 ms: nobody can read or write the table meanwhile
                      where:  sql migration 7, up, db/7.up.sql
                      said:   statement: ALTER TABLE orders ALTER COLUMN id TYPE bigint
                      said:   orders: 20,000 rows here, in production not declared
                      remedy: add a column id_new bigint to orders, keep it filled by a trigger, fill the old rows in batches that are each committed, and swap the names at the end""");
        });
    }

    @Test
    void an_index_that_is_built_under_share_is_told_with_the_concurrent_form() {
        Journal journal = JournalBuilder.of("7").up("7", build(LockMode.SHARE)).journal();

        assertThat(BUILD.judge(journal)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.problem().text())
                    .isEqualTo(
                            """
                    index orders_at_idx on orders is built under SHARE, held for 40.0 ms ± 0.5 ms: nobody can write to the table meanwhile
                      where:  sql migration 7, up, db/7.up.sql
                      said:   statement: CREATE INDEX orders_at_idx ON orders (placed_at)
                      said:   orders: 20,000 rows here, in production not declared
                      remedy: CREATE INDEX CONCURRENTLY orders_at_idx ON orders (placed_at), outside a transaction and in a migration of its own""");
        });
    }

    @Test
    void an_index_that_is_built_concurrently_is_quiet() {
        Journal journal = JournalBuilder.of("7")
                .up(
                        "7",
                        WatchedBuilder.with("orders", 20_000)
                                .statement(1, Block.SEVERAL, "CREATE INDEX CONCURRENTLY i ON orders (placed_at)", 90)
                                .holds(LockMode.SHARE_UPDATE_EXCLUSIVE, "orders", 90)
                                .scans("orders", 40_000)
                                .builds("i", "orders"))
                .journal();

        assertThat(BUILD.judge(journal)).isEmpty();
        assertThat(SCAN.judge(journal)).isEmpty();
    }

    @Test
    void an_index_that_is_written_anew_alone_counts_as_built() {
        Journal journal = JournalBuilder.of("7")
                .up(
                        "7",
                        WatchedBuilder.with("orders", 20_000)
                                .statement("REINDEX INDEX orders_pkey", 40)
                                .holds(LockMode.SHARE, "orders", 40)
                                .rewrites(Kind.INDEX, "orders_pkey", "orders"))
                .journal();

        assertThat(BUILD.judge(journal)).singleElement().satisfies(finding -> assertThat(
                        finding.problem().remedy())
                .startsWith("REINDEX INDEX CONCURRENTLY orders_pkey"));
        assertThat(REWRITE.judge(journal)).isEmpty();
    }

    @Test
    void indexes_that_are_written_with_their_table_are_no_builds() {
        Journal journal = JournalBuilder.of("7")
                .up("7", rewrite().rewrites(Kind.INDEX, "orders_pkey", "orders").builds("orders_pkey", "orders"))
                .journal();

        assertThat(BUILD.judge(journal)).isEmpty();
    }

    @Test
    void the_indexes_of_many_partitions_are_one_finding() {
        Journal journal = JournalBuilder.of("7")
                .up(
                        "7",
                        WatchedBuilder.with("log_a", 20_000)
                                .table("log_b", 30_000)
                                .statement("CREATE INDEX log_at ON log (at)", 80)
                                .holds(LockMode.SHARE, "log_a", 80)
                                .holds(LockMode.SHARE, "log_b", 80)
                                .builds("log_a_at", "log_a")
                                .builds("log_b_at", "log_b"))
                .journal();

        assertThat(BUILD.judge(journal)).singleElement().satisfies(finding -> assertThat(
                        finding.problem().what())
                .startsWith("2 indexes on log_a, log_b are built under SHARE, held for "));
    }

    enum Effect {
        SCANNED,
        REWRITTEN,
        BUILT
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void new_small_and_empty_tables_are_quiet(Effect effect) {
        for (WatchedBuilder quiet : List.of(
                WatchedBuilder.with("orders", 9_999),
                WatchedBuilder.with("orders", 0),
                new WatchedBuilder().created("orders"),
                new WatchedBuilder())) {
            assertThat(judge(effect, quiet, TableSizes.undeclared())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void what_is_declared_for_production_outweighs_the_rows_here(Effect effect) {
        TableSizes large = new TableSizes(new TreeMap<>(Map.of("orders", 5_000_000L)), 10_000);
        TableSizes small = new TableSizes(new TreeMap<>(Map.of("orders", 300L)), 10_000);

        assertThat(judge(effect, WatchedBuilder.with("orders", 50), large))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem().evidence())
                        .contains("orders: 50 rows here, 5,000,000 in production"));
        assertThat(judge(effect, WatchedBuilder.with("orders", 50_000), small)).isEmpty();
        assertThat(judge(effect, new WatchedBuilder().created("orders"), large)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void what_the_second_up_shows_again_is_told_once_by_the_worse_figure(Effect effect) {
        Journal journal = JournalBuilder.of("7")
                .up("7", seen(effect, WatchedBuilder.with("orders", 20_000), LockMode.ACCESS_EXCLUSIVE, 30))
                .secondUp("7", seen(effect, WatchedBuilder.with("orders", 20_000), LockMode.ACCESS_EXCLUSIVE, 90))
                .journal();

        assertThat(rule(effect, TableSizes.undeclared()).judge(journal))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.problem().what()).contains("ACCESS EXCLUSIVE, held for 90.0 ms ± 0.5 ms"));
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void a_down_weighs_one_degree_less(Effect effect) {
        Journal journal = JournalBuilder.of("7")
                .down("7", seen(effect, WatchedBuilder.with("orders", 20_000), LockMode.ACCESS_EXCLUSIVE, 30))
                .journal();

        assertThat(rule(effect, TableSizes.undeclared()).judge(journal))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.direction()).isEqualTo(Direction.DOWN);
                });
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void locks_that_keep_nobody_out_are_quiet(Effect effect) {
        Journal journal = JournalBuilder.of("7")
                .up("7", seen(effect, WatchedBuilder.with("orders", 20_000), LockMode.SHARE_UPDATE_EXCLUSIVE, 30))
                .secondUp("7", seen(effect, WatchedBuilder.with("orders", 20_000), LockMode.ROW_EXCLUSIVE, 30))
                .journal();

        assertThat(rule(effect, TableSizes.undeclared()).judge(journal)).isEmpty();
    }

    private static List<Finding> judge(Effect effect, WatchedBuilder tables, TableSizes sizes) {
        return rule(effect, sizes)
                .judge(JournalBuilder.of("7")
                        .up("7", seen(effect, tables, LockMode.ACCESS_EXCLUSIVE, 30))
                        .journal());
    }

    private static Rule rule(Effect effect, TableSizes sizes) {
        return switch (effect) {
            case SCANNED -> new ScanUnderBlockingLockRule(sizes);
            case REWRITTEN -> new RewriteUnderBlockingLockRule(sizes);
            case BUILT -> new IndexBuildBlocksWritesRule(sizes);
        };
    }

    private static WatchedBuilder seen(Effect effect, WatchedBuilder tables, LockMode mode, long millis) {
        WatchedBuilder seen =
                tables.statement("ALTER TABLE orders DO SOMETHING", millis).holds(mode, "orders", millis);
        return switch (effect) {
            case SCANNED -> seen.scans("orders", 20_000);
            case REWRITTEN -> seen.rewrites(Kind.TABLE, "orders", "orders");
            case BUILT -> seen.builds("orders_idx", "orders");
        };
    }

    private static WatchedBuilder scan(long rows) {
        return WatchedBuilder.with("orders", rows)
                .statement(NOT_NULL, 200)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 200)
                .scans("orders", rows);
    }

    private static WatchedBuilder rewrite() {
        return WatchedBuilder.with("orders", 20_000)
                .statement(TYPE, 310)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 310)
                .rewrites(Kind.TABLE, "orders", "orders");
    }

    private static WatchedBuilder build(LockMode mode) {
        return WatchedBuilder.with("orders", 20_000)
                .statement(INDEX, 40)
                .holds(mode, "orders", 40)
                .builds("orders_at_idx", "orders");
    }
}
