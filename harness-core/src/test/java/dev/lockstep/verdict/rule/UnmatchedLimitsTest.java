package dev.lockstep.verdict.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.TableLoad;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.plan.Step;
import dev.lockstep.schema.ObjectName;
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

class UnmatchedLimitsTest {

    private final Journal loaded = JournalBuilder.of("1")
            .load(
                    "1",
                    new TableLoad(ObjectName.inPublic("orders"), 10, ""),
                    new TableLoad(new ObjectName("audit", "log"), 10, ""))
            .up("1")
            .journal();

    @Test
    void a_budget_and_a_size_that_no_relation_fits_are_named() {
        Limits limits = new Limits(
                List.of(budget("ordres"), budget("orders"), budget("audit.*"), budget(Budget.ANY)),
                sizes(Map.of("ordres", 7L, "orders", 7L)));

        assertThat(new LockBudgetRule(limits).judge(loaded)).singleElement().satisfies(note -> {
            assertThat(note.severity()).isEqualTo(Severity.INFO);
            assertThat(note.problem().text())
                    .isEqualTo(
                            """
                            a budget is about "ordres", and the run had no relation of that name
                              where:  @LockBudget on OrdersTest.migrations
                              said:   relations: audit.log, orders
                              remedy: correct the name, or remove what nothing fits""");
        });
        assertThat(new CostGrowsRule(limits).judge(loaded))
                .singleElement()
                .satisfies(
                        note -> assertThat(note.problem().text())
                                .isEqualTo(
                                        """
                                rows in production are declared for "ordres", and the run had no relation of that name
                                  where:  setting productionRows
                                  said:   relations: audit.log, orders
                                  remedy: correct the name, or remove what nothing fits"""));
        assertThat(new WaitBudgetRule(limits).judge(loaded)).isEmpty();
        assertThat(new TrafficBlockedRule(limits).judge(loaded)).isEmpty();
    }

    @Test
    void a_run_that_did_not_get_to_its_end_says_nothing_about_them() {
        Limits limits = new Limits(List.of(budget("ordres")), sizes(Map.of("ordres", 7L)));
        Journal ended = JournalBuilder.of("1")
                .load("1", new TableLoad(ObjectName.inPublic("orders"), 10, ""))
                .step(new Step.Apply(new MigrationId("1"), Step.Pass.FIRST), Outcome.skipped("the load failed"))
                .journal();

        List<Finding> findings = new LockBudgetRule(limits).judge(ended);

        assertThat(findings).isEmpty();
        assertThat(new CostGrowsRule(limits).judge(ended)).isEmpty();
    }

    private static TableSizes sizes(Map<String, Long> rows) {
        return new TableSizes(new TreeMap<>(rows), TableSizes.LARGE_FROM);
    }

    private static Budget budget(String relation) {
        return new Budget(
                Budget.Cost.HELD,
                Optional.empty(),
                relation,
                Budget.ANY,
                Optional.empty(),
                Duration.ofSeconds(1),
                OptionalLong.empty(),
                "@LockBudget on OrdersTest.migrations");
    }
}
