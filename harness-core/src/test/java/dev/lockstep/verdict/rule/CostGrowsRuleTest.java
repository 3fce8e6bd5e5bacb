package dev.lockstep.verdict.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Growth;
import dev.lockstep.journal.Growth.Cost;
import dev.lockstep.journal.Growth.Shape;
import dev.lockstep.journal.Growth.Work;
import dev.lockstep.journal.Journal;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.Measure;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.JournalBuilder;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import dev.lockstep.verdict.WatchedBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CostGrowsRuleTest {

    private static final String NOT_NULL = "ALTER TABLE orders ALTER COLUMN note SET NOT NULL";
    private static final Growth HELD = growth(Cost.HELD, Optional.of(LockMode.ACCESS_EXCLUSIVE), Shape.LINEAR);
    private static final Growth TAKES = growth(Cost.STATEMENT, Optional.empty(), Shape.LINEAR);

    @Test
    void a_budget_at_a_number_of_rows_is_held_against_the_projection() {
        Limits limits = limits(TableSizes.undeclared(), budget(Budget.Cost.HELD, OptionalLong.of(500_000_000)));

        assertThat(judge(limits, HELD)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.statement()).isEqualTo(NOT_NULL);
            assertThat(finding.relation()).isEqualTo("orders");
            assertThat(finding.problem().text())
                    .isEqualTo(
                            """
                    ACCESS EXCLUSIVE on orders would be held for %s, longer than the 200 ms that are allowed
                      where:  sql migration 7, up, db/7.up.sql
                      said:   statement: ALTER TABLE orders ALTER COLUMN note SET NOT NULL
                      said:   measured: 12.0 ms ± 0.0 ms at 10,000 rows, 120 ms ± 0.0 ms at 100,000
                      said:   counted: orders: rows scanned 10,000, then 100,000
                      said:   budget: a lock that blocks reads or writes held at most 200 ms at 500,000,000 rows, set in OrdersTest
                      remedy: ALTER TABLE orders ADD CONSTRAINT orders_note_not_null CHECK (note IS NOT NULL) NOT VALID; in a later migration ALTER TABLE orders VALIDATE CONSTRAINT orders_note_not_null, and after that ALTER TABLE orders ALTER COLUMN note SET NOT NULL, which then reads no rows; then drop the check"""
                                    .formatted(HELD.projectedTo(500_000_000)));
        });
    }

    @Test
    void a_budget_is_also_kept_at_the_rows_that_are_declared_for_production() {
        TableSizes declared = new TableSizes(new TreeMap<>(Map.of("orders", 50_000_000L)), 10_000);

        assertThat(judge(new Limits(List.of(), declared), HELD)).singleElement().satisfies(finding -> assertThat(
                        finding.problem().what())
                .startsWith("ACCESS EXCLUSIVE on orders would be held for about ")
                .endsWith(" at 50,000,000 rows, longer than the 1 s that are allowed"));
        assertThat(judge(limits(declared, budget(Budget.Cost.STATEMENT, OptionalLong.empty())), TAKES))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.problem().what()).startsWith("the statement would take about "));
    }

    @Test
    void a_limit_within_the_projections_bounds_is_only_a_warning() {
        Limits limits = limits(TableSizes.undeclared(), budget(Budget.Cost.HELD, OptionalLong.of(170_000)));

        assertThat(judge(limits, HELD)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.problem().what()).endsWith(", perhaps longer than the 200 ms that are allowed");
        });
    }

    @Test
    void what_does_not_grow_what_is_small_enough_and_what_no_budget_is_about_is_quiet() {
        TableSizes declared = new TableSizes(new TreeMap<>(Map.of("orders", 50_000_000L)), 10_000);
        Growth constant = growth(Cost.HELD, Optional.of(LockMode.ACCESS_EXCLUSIVE), Shape.CONSTANT);
        Growth weak = growth(Cost.HELD, Optional.of(LockMode.ROW_EXCLUSIVE), Shape.LINEAR);

        assertThat(judge(new Limits(List.of(), declared), constant, weak, TAKES))
                .isEmpty();
        assertThat(judge(Limits.standard(), HELD, TAKES)).isEmpty();
        assertThat(judge(limits(TableSizes.undeclared(), budget(Budget.Cost.HELD, OptionalLong.of(20_000))), HELD))
                .isEmpty();
    }

    @Test
    void statements_that_are_harmless_only_while_a_table_is_small_raise_one_question() {
        Journal journal = JournalBuilder.of("7", "8")
                .up("7", scan(1_000))
                .down("7", scan(1_000))
                .up("8", scan(1_000))
                .journal();

        assertThat(new CostGrowsRule(Limits.standard()).judge(journal))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.INFO);
                    assertThat(finding.problem().text())
                            .isEqualTo(
                                    """
                            2 statements are harmless only while a table is small, and nobody said how large it is in production
                              where:  sql migration 7, up, db/7.up.sql
                              said:   scan-under-blocking-lock on orders: ALTER TABLE orders ALTER COLUMN note SET NOT NULL
                              said:   scan-under-blocking-lock on orders: ALTER TABLE orders ALTER COLUMN note SET NOT NULL
                              remedy: declare the rows that orders has in production, or run with at least 10,000 rows: from there on a table counts as large""");
                });
    }

    @Test
    void lookup_tables_declared_ones_and_those_that_are_large_anyway_raise_none() {
        TableSizes declared = new TableSizes(new TreeMap<>(Map.of("orders", 2_000L)), 10_000);

        assertThat(judged(Limits.standard(), scan(999))).isEmpty();
        assertThat(judged(Limits.standard(), scan(20_000))).isEmpty();
        assertThat(judged(new Limits(List.of(), declared), scan(1_000))).isEmpty();
    }

    private static List<Finding> judged(Limits limits, WatchedBuilder seen) {
        return new CostGrowsRule(limits)
                .judge(JournalBuilder.of("7").up("7", seen).journal());
    }

    private static List<Finding> judge(Limits limits, Growth... growth) {
        return new CostGrowsRule(limits)
                .judge(JournalBuilder.of("7").up("7").journal().with(List.of(growth), List.of()));
    }

    private static WatchedBuilder scan(long rows) {
        return WatchedBuilder.with("orders", rows)
                .statement(NOT_NULL, 12)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 12)
                .scans("orders", rows);
    }

    private static Growth growth(Cost cost, Optional<LockMode> mode, Shape shape) {
        return new Growth(
                "7",
                "up",
                NOT_NULL,
                cost,
                mode,
                cost == Cost.HELD ? "orders" : "",
                shape,
                shape.grows() ? "orders" : "",
                10_000,
                100_000,
                Measure.exactly(12_000),
                Measure.exactly(120_000),
                List.of(new Work(Work.Kind.ROWS_SCANNED, "orders", 10_000, 100_000)));
    }

    private static Limits limits(TableSizes sizes, Budget budget) {
        return new Limits(List.of(budget), sizes);
    }

    private static Budget budget(Budget.Cost cost, OptionalLong atRows) {
        return new Budget(
                cost, Optional.empty(), "*", "*", Optional.empty(), Duration.ofMillis(200), atRows, "OrdersTest");
    }
}
