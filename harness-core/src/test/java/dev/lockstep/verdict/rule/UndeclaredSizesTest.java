package dev.lockstep.verdict.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Journal;
import dev.lockstep.lock.LockMode;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.JournalBuilder;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import dev.lockstep.verdict.WatchedBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UndeclaredSizesTest {

    private static final String NOT_NULL = "ALTER TABLE orders ALTER COLUMN note SET NOT NULL";

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

    private static WatchedBuilder scan(long rows) {
        return WatchedBuilder.with("orders", rows)
                .statement(NOT_NULL, 12)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 12)
                .scans("orders", rows);
    }
}
