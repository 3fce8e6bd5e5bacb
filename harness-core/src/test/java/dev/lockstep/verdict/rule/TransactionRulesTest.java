package dev.lockstep.verdict.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.RelationSeen.Fate;
import dev.lockstep.journal.StatementSeen.Block;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockTarget.Kind;
import dev.lockstep.lock.Measure;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.JournalBuilder;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import dev.lockstep.verdict.WatchedBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionRulesTest {

    private static final String ADD = "ALTER TABLE orders ADD COLUMN channel text";
    private static final String FILL = "UPDATE orders SET channel = 'web'";

    private static final Rule ACROSS = new HeldAcrossStatementsRule(TableSizes.undeclared());
    private static final Rule DDL_AND_BACKFILL = new DdlAndBackfillRule(TableSizes.undeclared());
    private static final Rule BACKFILL = new BackfillInOneTransactionRule(TableSizes.undeclared());
    private static final Rule TIMEOUT = new NoLockTimeoutRule(TableSizes.undeclared());
    private static final Rule SPREADS = new LockSpreadsRule(TableSizes.undeclared());

    @Test
    void a_lock_that_outlasts_its_statement_by_far_is_told_with_what_came_after() {
        WatchedBuilder seen = WatchedBuilder.with("orders", 20_000)
                .statement(1, ADD, 2)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 402)
                .statement(1, "SELECT pg_sleep(0.4)", 400);

        assertThat(up(ACROSS, seen)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.problem().text())
                    .isEqualTo(
                            """
                    ACCESS EXCLUSIVE on orders is still held for 400 ms ± 0.3 ms after the statement that took it
                      where:  sql migration 7, up, db/7.up.sql
                      said:   statement: ALTER TABLE orders ADD COLUMN channel text
                      said:   orders: 20,000 rows here, in production not declared
                      said:   meanwhile: SELECT pg_sleep(0.4)
                      remedy: let the transaction end right after ALTER TABLE orders ADD COLUMN channel text: put what comes after it into a migration of its own, or before it""");
        });
    }

    @Test
    void work_on_another_large_table_under_the_lock_is_told_however_fast_it_was_here() {
        WatchedBuilder seen = WatchedBuilder.with("orders", 20_000)
                .table("lines", 50_000)
                .statement(1, ADD, 2)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 12)
                .statement(1, "SELECT count(*) FROM lines", 10)
                .scans("lines", 50_000);

        assertThat(up(ACROSS, seen)).singleElement().satisfies(finding -> assertThat(
                        finding.problem().evidence())
                .contains("meanwhile: SELECT count(*) FROM lines"));
    }

    @Test
    void two_instant_changes_in_one_transaction_are_quiet() {
        WatchedBuilder seen = WatchedBuilder.with("orders", 20_000)
                .statement(1, ADD, 2)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 5)
                .statement(1, "ALTER TABLE orders ADD COLUMN weight int", 3);

        assertThat(up(ACROSS, seen)).isEmpty();
    }

    @Test
    void what_the_rules_on_scans_and_backfills_tell_is_not_told_twice() {
        WatchedBuilder scan = WatchedBuilder.with("orders", 20_000)
                .statement(1, ADD, 2)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 402)
                .statement(1, "ALTER TABLE orders VALIDATE CONSTRAINT c", 400)
                .scans("orders", 20_000);

        assertThat(up(ACROSS, scan)).isEmpty();
        assertThat(up(ACROSS, filled(1))).isEmpty();
    }

    @Test
    void a_backfill_under_the_lock_of_the_change_before_it_is_an_error() {
        assertThat(up(DDL_AND_BACKFILL, filled(1))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.statement()).isEqualTo(FILL);
            assertThat(finding.problem().text())
                    .isEqualTo(
                            """
                    20,000 rows of orders are changed by a transaction that has orders under ACCESS EXCLUSIVE, held for 402 ms ± 0.5 ms
                      where:  sql migration 7, up, db/7.up.sql
                      said:   statement: UPDATE orders SET channel = 'web'
                      said:   orders: 20,000 rows here, in production not declared
                      said:   the lock is still held from: ALTER TABLE orders ADD COLUMN channel text
                      remedy: change the schema in this migration and the rows of orders in a later one, in batches of a few thousand that are each committed""");
        });
        assertThat(up(BACKFILL, filled(1))).isEmpty();
    }

    @Test
    void a_backfill_while_a_small_table_in_use_is_locked_is_an_error_too() {
        WatchedBuilder seen = WatchedBuilder.with("orders", 20_000)
                .table("countries", 200)
                .statement(1, "ALTER TABLE countries ADD COLUMN vat int", 2)
                .holds(LockMode.ACCESS_EXCLUSIVE, "countries", 402)
                .statement(1, FILL, 400)
                .updates("orders", 20_000);

        assertThat(up(DDL_AND_BACKFILL, seen)).hasSize(1);
    }

    @Test
    void a_backfill_that_is_committed_before_the_change_is_only_a_long_transaction() {
        WatchedBuilder seen = WatchedBuilder.with("orders", 20_000)
                .statement(1, FILL, 400)
                .holds(LockMode.ROW_EXCLUSIVE, "orders", 400)
                .updates("orders", 20_000)
                .statement(2, "ALTER TABLE orders ALTER COLUMN channel SET DEFAULT 'web'", 2)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 2);

        assertThat(up(DDL_AND_BACKFILL, seen)).isEmpty();
        assertThat(up(BACKFILL, seen)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.problem().text())
                    .isEqualTo(
                            """
                    20,000 rows of orders are changed in one transaction
                      where:  sql migration 7, up, db/7.up.sql
                      said:   statement: UPDATE orders SET channel = 'web'
                      said:   orders: 20,000 rows here, in production not declared
                      said:   it took 400 ms ± 0.0 ms here; every changed row stays locked and every old version stays on disk until the transaction ends
                      remedy: change the rows of orders in batches of a few thousand by key, each committed: from a script or a procedure that commits, or with a migration that runs outside a transaction""");
        });
    }

    @Test
    void a_table_that_the_migration_makes_may_be_filled_in_its_transaction() {
        WatchedBuilder seen = new WatchedBuilder()
                .created("channels")
                .table("orders", 20_000)
                .statement(1, "CREATE TABLE channels (id int)", 2)
                .holds(LockMode.ACCESS_EXCLUSIVE, "channels", 402)
                .statement(1, "INSERT INTO channels SELECT id FROM orders", 200)
                .inserts("channels", 20_000)
                .statement(1, "UPDATE channels SET id = id + 1", 200)
                .updates("channels", 20_000);

        assertThat(up(DDL_AND_BACKFILL, seen)).isEmpty();
        assertThat(up(BACKFILL, seen)).isEmpty();
        assertThat(up(ACROSS, seen)).isEmpty();
        assertThat(up(TIMEOUT, seen.lockTimeout(Duration.ZERO))).isEmpty();
    }

    @Test
    void batches_in_transactions_of_their_own_are_quiet() {
        WatchedBuilder seen = WatchedBuilder.with("orders", 20_000);
        for (int batch = 1; batch <= 4; batch++) {
            seen.statement(batch, "UPDATE orders SET channel = 'web' WHERE id BETWEEN " + batch + " AND 9", 20)
                    .holds(LockMode.ROW_EXCLUSIVE, "orders", 20)
                    .updates("orders", 5_000);
        }

        assertThat(up(BACKFILL, seen)).isEmpty();
    }

    @Test
    void batches_in_one_transaction_are_none() {
        WatchedBuilder seen = WatchedBuilder.with("orders", 20_000);
        for (int batch = 1; batch <= 4; batch++) {
            seen.statement(1, "UPDATE orders SET channel = 'web' WHERE id BETWEEN " + batch + " AND 9", 20)
                    .updates("orders", 5_000);
        }

        assertThat(up(BACKFILL, seen)).hasSize(1);
    }

    @Test
    void a_procedure_that_commits_is_not_one_transaction() {
        WatchedBuilder seen = WatchedBuilder.with("orders", 20_000)
                .statement(1, Block.SEVERAL, "CALL fill_channels()", 400)
                .holds(LockMode.ROW_EXCLUSIVE, "orders", 400)
                .updates("orders", 20_000);

        assertThat(up(BACKFILL, seen)).isEmpty();
    }

    @Test
    void new_rows_keep_nobody_waiting() {
        WatchedBuilder seen = WatchedBuilder.with("orders", 20_000)
                .statement(1, "INSERT INTO orders SELECT * FROM old_orders", 400)
                .inserts("orders", 20_000);

        assertThat(up(BACKFILL, seen)).isEmpty();
    }

    @Test
    void a_backfill_of_a_few_rows_counts_for_as_many_as_production_has_unless_it_takes_batches() {
        Rule rule =
                new BackfillInOneTransactionRule(new TableSizes(new TreeMap<>(Map.of("orders", 5_000_000L)), 10_000));
        WatchedBuilder all =
                WatchedBuilder.with("orders", 50).statement(FILL, 1).updates("orders", 50);
        WatchedBuilder batch = WatchedBuilder.with("orders", 50)
                .statement("UPDATE orders SET channel = 'web' WHERE id IN (SELECT id FROM orders LIMIT 1000)", 1)
                .updates("orders", 50);

        assertThat(up(rule, all)).singleElement().satisfies(finding -> assertThat(
                        finding.problem().what())
                .isEqualTo("50 rows of orders here, likely 5,000,000 in production, are changed in one transaction"));
        assertThat(up(rule, batch)).isEmpty();
    }

    @Test
    void locks_that_are_asked_for_without_a_timeout_are_told_once_in_each_direction() {
        WatchedBuilder seen = WatchedBuilder.with("orders", 20_000)
                .lockTimeout(Duration.ZERO)
                .statement(ADD, 2)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 2)
                .statement("CREATE INDEX i ON orders (channel)", 30)
                .holds(LockMode.SHARE, "orders", 30);

        assertThat(TIMEOUT.judge(JournalBuilder.of("7")
                        .up("7", seen)
                        .secondUp("7", seen)
                        .down("7", seen)
                        .journal()))
                .satisfiesExactly(
                        up -> {
                            assertThat(up.severity()).isEqualTo(Severity.WARNING);
                            assertThat(up.problem().text())
                                    .isEqualTo(
                                            """
                                    ACCESS EXCLUSIVE on orders is asked for without a lock_timeout
                                      where:  sql migration 7, up, db/7.up.sql
                                      said:   statement: ALTER TABLE orders ADD COLUMN channel text
                                      said:   orders: 20,000 rows here, in production not declared
                                      said:   so is the lock of 1 more statement
                                      remedy: SET lock_timeout = '2s' before the statement (SET LOCAL inside a transaction), and run the migration again when it gives up""");
                        },
                        down -> assertThat(down.severity()).isEqualTo(Severity.INFO));
    }

    @Test
    void a_timeout_an_unknown_one_a_weak_lock_and_nowait_are_quiet() {
        WatchedBuilder guarded = WatchedBuilder.with("orders", 20_000)
                .statement(ADD, 2)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 2)
                .unknownLockTimeout()
                .statement(ADD, 2)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 2)
                .lockTimeout(Duration.ZERO)
                .statement(2, Block.SEVERAL, "CREATE INDEX CONCURRENTLY i ON orders (channel)", 30)
                .holds(LockMode.SHARE_UPDATE_EXCLUSIVE, "orders", 30)
                .statement("LOCK TABLE orders IN SHARE MODE NOWAIT", 1)
                .holds(LockMode.SHARE, "orders", 1);

        assertThat(up(TIMEOUT, guarded)).isEmpty();
    }

    @Test
    void a_lock_on_a_large_table_that_the_statement_does_not_name_is_told() {
        WatchedBuilder seen = WatchedBuilder.with("customers", 30_000)
                .relation("lines", Kind.TABLE, Fate.DROPPED, 20_000)
                .statement("DROP TABLE lines", 3)
                .holds(LockMode.ACCESS_EXCLUSIVE, "lines", 3)
                .holds(LockMode.ACCESS_EXCLUSIVE, "customers", 3);

        assertThat(up(SPREADS, seen)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.relation()).isEqualTo("customers");
            assertThat(finding.problem().text())
                    .isEqualTo(
                            """
                    ACCESS EXCLUSIVE also falls on customers, which the statement does not name; held for 3.0 ms ± 0.5 ms
                      where:  sql migration 7, up, db/7.up.sql
                      said:   statement: DROP TABLE lines
                      said:   customers: 30,000 rows here, in production not declared
                      remedy: plan for both tables: set a lock_timeout, run the statement by itself in its transaction, and drop or add foreign keys, partitions and views one by one""");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE lines ADD FOREIGN KEY (customer_id) REFERENCES customers NOT VALID",
                "ALTER TABLE lines ADD FOREIGN KEY (customer_id) REFERENCES \"customers\" NOT VALID",
                "DROP INDEX customers_name_idx",
                "DO $$ BEGIN EXECUTE 'DROP TABLE lines'; END $$",
                "SELECT drop_lines()",
                "DROP SCHEMA old CASCADE"
            })
    void what_is_named_or_names_nothing_is_quiet(String statement) {
        WatchedBuilder seen = WatchedBuilder.with("customers", 30_000)
                .statement(statement, 3)
                .holds(LockMode.SHARE_ROW_EXCLUSIVE, "customers", 3)
                .holds(
                        LockMode.ACCESS_EXCLUSIVE,
                        WatchedBuilder.index("customers_name_idx", "customers"),
                        Measure.NONE,
                        3);

        assertThat(up(SPREADS, seen)).isEmpty();
    }

    @Test
    void of_statements_that_were_sent_at_once_any_may_have_named_the_table() {
        WatchedBuilder seen = WatchedBuilder.with("orders", 30_000)
                .statement(1, "DROP TABLE names", 9)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 9)
                .idle(-9)
                .statement(1, "ALTER TABLE orders DROP COLUMN channel", 9);

        assertThat(up(SPREADS, seen)).isEmpty();
    }

    @Test
    void a_lock_that_spreads_to_small_tables_dropped_ones_or_in_weak_modes_is_quiet() {
        WatchedBuilder seen = WatchedBuilder.with("small", 30)
                .table("large", 30_000)
                .relation("gone", Kind.TABLE, Fate.DROPPED, 20_000)
                .statement("DROP TABLE lines CASCADE", 3)
                .holds(LockMode.ACCESS_EXCLUSIVE, "small", 3)
                .holds(LockMode.ACCESS_EXCLUSIVE, "gone", 3)
                .holds(LockMode.SHARE_UPDATE_EXCLUSIVE, "large", 3);

        assertThat(up(SPREADS, seen)).isEmpty();
    }

    private static List<Finding> up(Rule rule, WatchedBuilder seen) {
        return rule.judge(JournalBuilder.of("7").up("7", seen).journal());
    }

    private static WatchedBuilder filled(int transaction) {
        return WatchedBuilder.with("orders", 20_000)
                .statement(transaction, ADD, 2)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 402)
                .statement(transaction, FILL, 400)
                .scans("orders", 20_000)
                .updates("orders", 20_000);
    }
}
