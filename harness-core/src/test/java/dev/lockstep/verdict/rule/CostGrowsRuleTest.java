package dev.lockstep.verdict.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.journal.Growth;
import dev.lockstep.journal.Growth.Cost;
import dev.lockstep.journal.Growth.Shape;
import dev.lockstep.journal.Journal;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.Measure;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.JournalBuilder;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CostGrowsRuleTest {

    private static final long PRODUCTION = 500_000_000;

    @Test
    void a_lock_that_grows_surely_beyond_the_budget_on_its_projection_is_an_error() {
        Limits limits = limits(Map.of(), held(Duration.ofMillis(200), OptionalLong.of(PRODUCTION)));

        List<Finding> findings = judge(limits, index());

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.migration()).isEqualTo("0004");
            assertThat(finding.direction()).isEqualTo(Finding.Direction.UP);
            assertThat(finding.relation()).isEqualTo("orders");
            assertThat(finding.problem().text())
                    .isEqualTo(
                            """
                            SHARE on orders would be held for about 9.8 min (6.5–22 min) at 500,000,000 rows, longer than the 200 ms that are allowed
                              where:  sql migration 0004, up, db/0004.up.sql
                              said:   statement: CREATE INDEX orders_customer ON orders (customer)
                              said:   held 12.4 ms ± 0.8 ms at 10,000 rows, 118 ms ± 1.0 ms at 100,000
                              said:   it grows with the rows of orders (orders: rows scanned 10,000, then 100,000)
                              said:   budget: a lock that blocks reads or writes held at most 200 ms at 500,000,000 rows, set in OrdersTest
                              remedy: CREATE INDEX CONCURRENTLY orders_customer ON orders (customer), outside a transaction and in a migration of its own""");
        });
    }

    @Test
    void the_declared_size_of_production_is_held_against_the_default_budgets() {
        Limits declared = limits(Map.of("orders", PRODUCTION));
        Limits small = limits(Map.of("orders", 90_000L));

        assertThat(judge(declared, index())).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.problem().what()).endsWith("longer than the 5 s that are allowed");
        });
        assertThat(judge(small, index())).isEmpty();
        assertThat(judge(Limits.standard(), index())).isEmpty();
    }

    @Test
    void a_limit_within_the_bounds_is_a_warning() {
        Limits limits = limits(Map.of(), held(Duration.ofMinutes(9), OptionalLong.of(PRODUCTION)));

        assertThat(judge(limits, index())).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.problem().what())
                    .isEqualTo("SHARE on orders would be held for about 9.8 min (6.5–22 min) at 500,000,000 rows, "
                            + "perhaps longer than the 540 s that are allowed");
        });
    }

    @Test
    void a_constant_cost_keeps_a_budget_at_any_number_of_rows() {
        Limits limits = limits(Map.of("orders", PRODUCTION), held(Duration.ofMillis(200), OptionalLong.of(PRODUCTION)));

        assertThat(judge(limits, addColumn(Measure.exactly(900), Measure.exactly(9_000))))
                .isEmpty();
        assertThat(judge(limits, addColumn(Measure.exactly(120_000), Measure.exactly(190_000))))
                .as("noise alone breaks no budget")
                .isEmpty();
    }

    @Test
    void a_constant_cost_that_is_too_long_at_any_number_of_rows_breaks_the_budget_too() {
        Limits limits = limits(Map.of(), held(Duration.ofMillis(200), OptionalLong.of(PRODUCTION)));

        assertThat(judge(limits, addColumn(Measure.exactly(900_000), Measure.exactly(950_000))))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.problem().evidence()).contains("it does not grow with the rows"));
    }

    @Test
    void the_time_of_a_statement_has_no_limit_unless_the_user_sets_one() {
        Growth backfill = growth(
                "UPDATE orders SET note = ''",
                Cost.STATEMENT,
                Optional.empty(),
                "",
                Shape.LINEAR,
                Measure.exactly(20_000),
                Measure.exactly(200_000));
        Budget perStatement = new Budget(
                Budget.Cost.STATEMENT,
                Optional.empty(),
                Budget.ANY,
                Budget.ANY,
                Optional.empty(),
                Duration.ofSeconds(5),
                OptionalLong.empty(),
                "OrdersTest");

        assertThat(judge(limits(Map.of("orders", PRODUCTION)), backfill)).isEmpty();
        assertThat(judge(limits(Map.of("orders", PRODUCTION), perStatement), backfill))
                .extracting(Finding::severity, Finding::relation)
                .containsExactly(tuple(Severity.ERROR, "orders"));
    }

    @Test
    void several_locks_of_one_statement_on_one_table_are_told_once() {
        Growth stronger = growth(
                "CREATE INDEX …",
                Cost.HELD,
                Optional.of(LockMode.ACCESS_EXCLUSIVE),
                "orders",
                Shape.LINEAR,
                Measure.exactly(20_000),
                Measure.exactly(300_000));
        Growth weaker = growth(
                "CREATE INDEX …",
                Cost.HELD,
                Optional.of(LockMode.SHARE),
                "orders",
                Shape.LINEAR,
                Measure.exactly(20_000),
                Measure.exactly(200_000));

        assertThat(judge(limits(Map.of("orders", PRODUCTION)), weaker, stronger))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem().what()).startsWith("ACCESS EXCLUSIVE on orders"));
    }

    private static List<Finding> judge(Limits limits, Growth... growth) {
        Journal journal = JournalBuilder.of("0004").up("0004").journal().with(List.of(growth), List.of());
        return new CostGrowsRule(limits).judge(journal);
    }

    private static Limits limits(Map<String, Long> production, Budget... budgets) {
        return new Limits(List.of(budgets), new TableSizes(new TreeMap<>(production), TableSizes.LARGE_FROM));
    }

    private static Budget held(Duration limit, OptionalLong atRows) {
        return new Budget(
                Budget.Cost.HELD,
                Optional.empty(),
                Budget.ANY,
                Budget.ANY,
                Optional.empty(),
                limit,
                atRows,
                "OrdersTest");
    }

    private static Growth index() {
        return growth(
                "CREATE INDEX orders_customer ON orders (customer)",
                Cost.HELD,
                Optional.of(LockMode.SHARE),
                "orders",
                Shape.SORTED,
                new Measure(11_600, 13_200),
                new Measure(117_000, 119_000));
    }

    private static Growth addColumn(Measure small, Measure large) {
        return growth(
                "ALTER TABLE orders ADD COLUMN note text",
                Cost.HELD,
                Optional.of(LockMode.ACCESS_EXCLUSIVE),
                "orders",
                Shape.CONSTANT,
                small,
                large);
    }

    private static Growth growth(
            String sql, Cost cost, Optional<LockMode> mode, String on, Shape shape, Measure small, Measure large) {
        return new Growth(
                "0004",
                "up",
                sql,
                cost,
                mode,
                on,
                shape,
                shape.grows() ? "orders" : "",
                10_000,
                100_000,
                small,
                large,
                shape.grows()
                        ? List.of(new Growth.Work(Growth.Work.Kind.ROWS_SCANNED, "orders", 10_000, 100_000))
                        : List.of());
    }
}
