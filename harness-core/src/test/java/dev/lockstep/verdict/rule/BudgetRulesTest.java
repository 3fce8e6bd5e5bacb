package dev.lockstep.verdict.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockWait;
import dev.lockstep.lock.Measure;
import dev.lockstep.lock.Moment;
import dev.lockstep.lock.Party;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.plan.Step;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Budget.Cost;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.JournalBuilder;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import dev.lockstep.verdict.WatchedBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BudgetRulesTest {

    private static final String ADD = "ALTER TABLE orders ADD COLUMN channel text";
    private static final String INDEX = "CREATE INDEX orders_at_idx ON orders (placed_at)";
    private static final Limits STANDARD = Limits.standard();

    @Test
    void a_hold_that_surely_broke_its_budget_is_an_error_with_figure_bound_budget_and_remedy() {
        WatchedBuilder seen = WatchedBuilder.with("orders", 200)
                .statement(INDEX, 350)
                .holds(LockMode.SHARE, "orders", 350)
                .victim("writes to orders", LockMode.ROW_EXCLUSIVE, "orders", 340)
                .victim("writes to orders", LockMode.ROW_EXCLUSIVE, "orders", 330);

        assertThat(up(new LockBudgetRule(held(Optional.empty(), "orders", 200)), seen))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.problem().text())
                            .isEqualTo(
                                    """
                            SHARE on orders was held for 350 ms ± 0.5 ms, longer than the 200 ms that are allowed
                              where:  sql migration 7, up, db/7.up.sql
                              said:   statement: CREATE INDEX orders_at_idx ON orders (placed_at)
                              said:   orders: 200 rows here, in production not declared
                              said:   budget: a lock that blocks reads or writes on orders held at most 200 ms, set in OrdersTest
                              said:   writes to orders (pid 77) waited behind it for 340 ms ± 1.0 ms, the longest of 2 waits
                              remedy: CREATE INDEX CONCURRENTLY orders_at_idx ON orders (placed_at), outside a transaction and in a migration of its own""");
                });
    }

    @Test
    void a_limit_within_the_bounds_of_the_figure_is_only_a_warning() {
        Rule rule = new LockBudgetRule(held(Optional.of(LockMode.ACCESS_EXCLUSIVE), "*", 200));

        assertThat(up(rule, hold(LockMode.ACCESS_EXCLUSIVE, 200)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.problem().what())
                            .isEqualTo(
                                    "ACCESS EXCLUSIVE on orders was held for 200 ms ± 0.5 ms, perhaps longer than the 200 ms "
                                            + "that are allowed");
                });
        assertThat(up(rule, hold(LockMode.ACCESS_EXCLUSIVE, 199))).isEmpty();
        assertThat(up(rule, hold(LockMode.ACCESS_EXCLUSIVE, 201)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.ERROR));
    }

    @Test
    void a_budget_is_kept_both_ways() {
        Rule rule = new LockBudgetRule(held(Optional.of(LockMode.ACCESS_EXCLUSIVE), "*", 200));

        assertThat(rule.judge(JournalBuilder.of("7")
                        .down("7", hold(LockMode.ACCESS_EXCLUSIVE, 300))
                        .journal()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.ERROR));
    }

    @Test
    void without_any_word_of_the_user_a_second_of_silence_is_an_error_on_a_table_in_use() {
        Rule rule = new LockBudgetRule(STANDARD);

        assertThat(up(rule, hold(LockMode.ACCESS_EXCLUSIVE, 1_100)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem().evidence())
                        .contains("budget: ACCESS EXCLUSIVE held at most 1 s, the default"));
        assertThat(up(rule, hold(LockMode.ACCESS_EXCLUSIVE, 900))).isEmpty();
        assertThat(up(rule, hold(LockMode.SHARE, 4_900))).isEmpty();
        assertThat(up(rule, hold(LockMode.ROW_EXCLUSIVE, 60_000))).isEmpty();
    }

    @Test
    void the_default_budgets_leave_out_tables_without_rows_and_no_budget_is_about_new_ones() {
        Rule standard = new LockBudgetRule(STANDARD);
        Rule own = new LockBudgetRule(held(Optional.empty(), "orders", 200));
        WatchedBuilder empty = WatchedBuilder.with("orders", 0)
                .statement(ADD, 1_100)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 1_100);
        WatchedBuilder made = new WatchedBuilder()
                .created("orders")
                .statement(ADD, 1_100)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 1_100);

        assertThat(up(standard, empty)).isEmpty();
        assertThat(up(own, empty)).hasSize(1);
        assertThat(up(standard, made)).isEmpty();
        assertThat(up(own, made)).isEmpty();
    }

    @Test
    void a_table_and_its_indexes_are_one_finding() {
        WatchedBuilder seen = hold(LockMode.ACCESS_EXCLUSIVE, 300)
                .holds(LockMode.SHARE, "orders", 290)
                .holds(LockMode.ACCESS_EXCLUSIVE, WatchedBuilder.index("orders_pkey", "orders"), Measure.NONE, 280);

        assertThat(up(new LockBudgetRule(held(Optional.empty(), "orders", 200)), seen))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem().what())
                        .startsWith("ACCESS EXCLUSIVE on orders was held for 300 ms"));
    }

    @Test
    void a_hold_that_others_statements_made_long_is_to_be_cut_short() {
        WatchedBuilder seen = WatchedBuilder.with("orders", 200)
                .statement(1, ADD, 2)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 300)
                .statement(1, "SELECT pg_sleep(0.3)", 298);

        assertThat(up(new LockBudgetRule(held(Optional.empty(), "orders", 200)), seen))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem().remedy())
                        .isEqualTo(
                                "let the transaction end right after ALTER TABLE orders ADD COLUMN channel text: most of "
                                        + "the time the lock is held for what comes after it"));
    }

    @Test
    void a_wait_is_told_with_who_was_in_the_way() {
        WatchedBuilder seen = WatchedBuilder.with("orders", 200)
                .statement(ADD, 470)
                .waits(LockMode.ACCESS_EXCLUSIVE, "orders", 460, new Party(55, Party.Role.SCENE, "a long reader"))
                .victim("reads of orders", LockMode.ACCESS_SHARE, "orders", 450);

        assertThat(up(new WaitBudgetRule(limits(budget(Cost.WAITED, Optional.empty(), "*", 100))), seen))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.problem().text())
                            .isEqualTo(
                                    """
                            ACCESS EXCLUSIVE on orders was waited for 460 ms ± 1.0 ms, longer than the 100 ms that are allowed
                              where:  sql migration 7, up, db/7.up.sql
                              said:   statement: ALTER TABLE orders ADD COLUMN channel text
                              said:   budget: a lock that blocks reads or writes waited for at most 100 ms, set in OrdersTest
                              said:   in its way: a long reader (pid 55)
                              said:   1 request of others waited behind it
                              remedy: SET lock_timeout = '100ms' before the statement, and try again when it gives up: then nobody queues behind it for longer""");
                });
        assertThat(up(new WaitBudgetRule(STANDARD), seen)).isEmpty();
    }

    @Test
    void a_wait_while_several_statements_are_under_way_is_told_of_the_last() {
        Party reader = new Party(55, Party.Role.SCENE, "a long reader");
        WatchedBuilder seen = WatchedBuilder.with("orders", 200)
                .statement(1, "BEGIN", 0)
                .waits(LockMode.ACCESS_EXCLUSIVE, "orders", 460, reader)
                .statement(1, ADD, 470)
                .waits(LockMode.ACCESS_EXCLUSIVE, "orders", 460, reader);

        assertThat(up(new WaitBudgetRule(limits(budget(Cost.WAITED, Optional.empty(), "*", 100))), seen))
                .singleElement()
                .satisfies(finding -> assertThat(finding.statement()).isEqualTo(ADD));
    }

    @Test
    void a_wait_that_only_the_grant_tells_counts_as_well() {
        WatchedBuilder seen = WatchedBuilder.with("orders", 200)
                .statement(ADD, 470)
                .holds(LockMode.ACCESS_EXCLUSIVE, WatchedBuilder.table("orders"), new Measure(450_000, 470_000), 5);

        assertThat(up(new WaitBudgetRule(limits(budget(Cost.WAITED, Optional.empty(), "*", 100))), seen))
                .hasSize(1);
    }

    @Test
    void waits_for_the_end_of_transactions_and_in_weak_modes_are_quiet() {
        LockWait transaction = new LockWait(
                new Party(10, Party.Role.MIGRATOR, "session 1 of the tool"),
                new LockTarget(LockTarget.Kind.VIRTUAL_TRANSACTION, "3/17", Optional.empty()),
                "ShareLock",
                Moment.exactly(0),
                Measure.exactly(9_000_000),
                LockWait.End.GRANTED,
                List.of(),
                LockWait.Source.SERVER_LOG);
        WatchedBuilder seen = WatchedBuilder.with("orders", 200)
                .statement("CREATE INDEX CONCURRENTLY i ON orders (channel)", 9_100)
                .waits(transaction)
                .statement("UPDATE orders SET channel = 'web'", 9_100)
                .waits(LockMode.ROW_EXCLUSIVE, "orders", 9_000, new Party(55, Party.Role.SCENE, "somebody"));

        assertThat(up(new WaitBudgetRule(STANDARD), seen)).isEmpty();
    }

    @Test
    void a_statement_and_a_migration_that_take_too_long_are_told_only_if_there_is_a_budget() {
        JournalBuilder journal = JournalBuilder.of("7")
                .watched(
                        new Step.Apply(new MigrationId("7"), Step.Pass.FIRST),
                        Outcome.completed(),
                        2_300,
                        hold(LockMode.ROW_EXCLUSIVE, 1_200));
        Limits both = limits(
                budget(Cost.STATEMENT, Optional.empty(), "orders", 1_000),
                budget(Cost.MIGRATION, Optional.empty(), "*", 2_000));

        assertThat(new TimeBudgetRule(STANDARD).judge(journal.journal())).isEmpty();
        assertThat(new TimeBudgetRule(both).judge(journal.journal()))
                .satisfiesExactly(
                        statement -> assertThat(statement.problem().text())
                                .isEqualTo(
                                        """
                        the statement ran for 1200 ms ± 0.0 ms, longer than the 1 s that are allowed
                          where:  sql migration 7, up, db/7.up.sql
                          said:   statement: ALTER TABLE orders ADD COLUMN channel text
                          said:   budget: a statement on orders takes at most 1 s, set in OrdersTest
                          remedy: split the work: what takes long into batches or into a migration of its own that runs while the application works"""),
                        migration -> assertThat(migration.problem().text())
                                .isEqualTo(
                                        """
                        the migration ran for 2300 ms ± 0.0 ms, longer than the 2 s that are allowed
                          where:  sql migration 7, up, db/7.up.sql
                          said:   by the harness's clock, the tool's own start included
                          said:   budget: a migration takes at most 2 s, set in OrdersTest
                          said:   its longest statement took 1200 ms ± 0.0 ms
                          said:   statement: ALTER TABLE orders ADD COLUMN channel text
                          remedy: split the work: what takes long into batches or into a migration of its own that runs while the application works"""));
    }

    @Test
    void blocked_traffic_is_told_with_the_statement_that_blocked_it() {
        WatchedBuilder seen = WatchedBuilder.with("orders", 200)
                .statement("SELECT 1", 1)
                .statement(INDEX, 1_300)
                .holds(LockMode.SHARE, "orders", 1_300)
                .traffic(TrafficSeen.Kind.READ, "orders", 0)
                .traffic(TrafficSeen.Kind.WRITE, "orders", 1_290);

        assertThat(up(new TrafficBlockedRule(STANDARD), seen)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.statement()).isEqualTo(INDEX);
            assertThat(finding.relation()).isEqualTo("orders");
            assertThat(finding.problem().text())
                    .isEqualTo(
                            """
                    writes to orders were blocked for 1300 ms ± 10.0 ms, longer than the 1 s that are allowed
                      where:  sql migration 7, up, db/7.up.sql
                      said:   budget: traffic blocked at most 1 s, the default
                      said:   worst request 1,290 ms, 99 of 100 within 645 ms, 400 requests, 0 failed
                      said:   statement: CREATE INDEX orders_at_idx ON orders (placed_at)
                      remedy: CREATE INDEX CONCURRENTLY orders_at_idx ON orders (placed_at), outside a transaction and in a migration of its own""");
        });
    }

    @Test
    void traffic_that_was_hardly_slowed_is_quiet_and_a_stall_nobody_explains_is_told_without_a_statement() {
        Rule rule = new TrafficBlockedRule(limits(budget(Cost.TRAFFIC_BLOCKED, Optional.empty(), "check*", 100)));
        WatchedBuilder seen = WatchedBuilder.with("orders", 200)
                .statement("SELECT 1", 1)
                .traffic(TrafficSeen.Kind.WRITE, "orders", 400)
                .traffic(TrafficSeen.Kind.USER, "checkout", 400);

        assertThat(up(rule, seen)).singleElement().satisfies(finding -> {
            assertThat(finding.statement()).isEmpty();
            assertThat(finding.problem().what())
                    .isEqualTo(
                            "the traffic checkout was blocked for 410 ms ± 10.0 ms, longer than the 100 ms that are allowed");
            assertThat(finding.problem().remedy())
                    .isEqualTo("make the lock shorter, or give up waiting for it sooner: SET lock_timeout = '100ms'");
        });
    }

    private static List<Finding> up(Rule rule, WatchedBuilder seen) {
        return rule.judge(JournalBuilder.of("7").up("7", seen).journal());
    }

    private static WatchedBuilder hold(LockMode mode, long millis) {
        return WatchedBuilder.with("orders", 200).statement(ADD, millis).holds(mode, "orders", millis);
    }

    private static Limits held(Optional<LockMode> mode, String relation, long millis) {
        return limits(budget(Cost.HELD, mode, relation, millis));
    }

    private static Limits limits(Budget... budgets) {
        return new Limits(List.of(budgets), TableSizes.undeclared());
    }

    private static Budget budget(Cost cost, Optional<LockMode> mode, String relation, long millis) {
        return new Budget(
                cost,
                mode,
                relation,
                "*",
                Optional.empty(),
                Duration.ofMillis(millis),
                OptionalLong.empty(),
                "OrdersTest");
    }
}
