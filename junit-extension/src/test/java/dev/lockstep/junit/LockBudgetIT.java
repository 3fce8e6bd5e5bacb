package dev.lockstep.junit;

import static dev.lockstep.assertion.LockstepAssertions.assertThat;
import static dev.lockstep.assertion.LockstepAssertions.on;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.lock.LockMode;
import dev.lockstep.verdict.Finding.Direction;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The project's second migration holds ACCESS EXCLUSIVE on orders for 200 ms. */
class LockBudgetIT {

    private static final String PROJECT = "src/test/resources/projects/held";

    @Test
    void a_budget_that_is_broken_fails_the_migration_and_says_where_it_was_set() {
        Launch launch = Launch.of(BrokenTestCase.class);

        assertThat(launch.lines())
                .containsExactly(
                        "0001_create_orders · up·down·up: SUCCESSFUL",
                        "0002_add_status · up·down·up: FAILED",
                        "the whole history: SUCCESSFUL");
        assertThat(launch.onlyFailure())
                .message()
                .startsWith("ACCESS EXCLUSIVE on orders was held for ")
                .contains(
                        "longer than the 50 ms that are allowed",
                        "said:   budget: ACCESS EXCLUSIVE on orders held at most 50 ms by migration 0002*, up, "
                                + "set in @LockBudget on LockBudgetIT.BrokenTestCase.migrations",
                        "rule:   lock-budget-exceeded");
    }

    @Test
    void a_budget_in_the_configuration_holds_where_no_annotation_is_about_the_same() {
        Map<String, String> tight = Map.of("lockstep.budget.held", "50ms of ACCESS_EXCLUSIVE in 0002* up");

        assertThat(Launch.with(tight, PlainTestCase.class).onlyFailure())
                .message()
                .contains("set in lockstep.budget.held");
        assertThat(Launch.with(tight, WideTestCase.class).failures()).isEmpty();
    }

    @Test
    void a_body_asserts_what_was_seen() {
        Launch launch = Launch.of(AssertingTestCase.class);

        assertThat(launch.onlyFailure())
                .message()
                .startsWith("expected 0002_add_status to hold ACCESS EXCLUSIVE on orders at most 50 ms, but\n")
                .contains("  up: orders ACCESS EXCLUSIVE held ", ", by ALTER TABLE orders ADD COLUMN status text");
    }

    @Volume(rows = 20, newRows = 3)
    static class PlainTestCase {
        @MigrationTest(project = PROJECT)
        void migrations() {}
    }

    @Volume(rows = 20, newRows = 3)
    static class BrokenTestCase {
        @MigrationTest(project = PROJECT)
        @LockBudget(
                mode = LockMode.ACCESS_EXCLUSIVE,
                held = "50ms",
                on = "orders",
                migration = "0002*",
                direction = Direction.UP)
        void migrations() {}
    }

    @Volume(rows = 20, newRows = 3)
    static class WideTestCase {
        @MigrationTest(project = PROJECT)
        @LockBudget(mode = LockMode.ACCESS_EXCLUSIVE, held = "30s", migration = "0002*", direction = Direction.UP)
        void migrations() {}
    }

    @Volume(rows = 20, newRows = 3)
    static class AssertingTestCase {
        @MigrationTest(project = PROJECT)
        void migrations(MigrationStep step) {
            if (step.toString().startsWith("0002")) {
                assertThat(step)
                        .heldAtMost(LockMode.ACCESS_EXCLUSIVE, ofSeconds(30))
                        .doesNotRewrite(on("orders"))
                        .doesNotScan(on("orders"))
                        .blocksOnly(on("orders"))
                        .heldAtMost(LockMode.ACCESS_EXCLUSIVE, on("orders"), ofMillis(50));
            }
        }
    }
}
