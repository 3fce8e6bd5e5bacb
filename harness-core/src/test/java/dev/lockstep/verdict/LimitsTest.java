package dev.lockstep.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.lock.LockMode;
import dev.lockstep.verdict.Finding.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final Budget STRICT = held(Optional.of(LockMode.ACCESS_EXCLUSIVE), "orders", "*", 50);
    private static final Budget WIDE = held(Optional.of(LockMode.ACCESS_EXCLUSIVE), "*", "*", 200);
    private static final Budget ANY_MODE = held(Optional.empty(), "*", "*", 900);

    @Test
    void the_most_exact_budget_of_each_mode_counts() {
        Limits limits = limits(STRICT, WIDE, ANY_MODE);

        assertThat(limits.budgetsFor(charge(LockMode.ACCESS_EXCLUSIVE, "orders")))
                .containsExactly(STRICT, ANY_MODE);
        assertThat(limits.budgetsFor(charge(LockMode.ACCESS_EXCLUSIVE, "lines")))
                .containsExactly(WIDE, ANY_MODE);
        assertThat(limits.budgetsFor(charge(LockMode.SHARE, "orders"))).containsExactly(ANY_MODE);
        assertThat(limits.budgetsFor(charge(LockMode.ROW_EXCLUSIVE, "orders"))).isEmpty();
    }

    @Test
    void a_budget_for_one_migration_outweighs_one_for_one_table() {
        Budget exception = held(Optional.of(LockMode.ACCESS_EXCLUSIVE), "*", "0007", 5_000);

        assertThat(limits(STRICT, exception).budgetsFor(charge(LockMode.ACCESS_EXCLUSIVE, "orders")))
                .containsExactly(exception);
    }

    @Test
    void the_default_ones_hold_only_for_what_no_budget_of_the_users_is_about() {
        Limits limits = limits(STRICT);

        assertThat(limits.budgetsFor(charge(LockMode.ACCESS_EXCLUSIVE, "orders")))
                .containsExactly(STRICT);
        assertThat(limits.budgetsFor(charge(LockMode.ACCESS_EXCLUSIVE, "lines")))
                .isNotEmpty()
                .allMatch(Budget::isDefault);
    }

    @Test
    void a_budget_on_a_projection_is_not_measured_against() {
        Budget projected = new Budget(
                Budget.Cost.HELD,
                Optional.of(LockMode.ACCESS_EXCLUSIVE),
                "orders",
                "*",
                Optional.empty(),
                Duration.ofMillis(200),
                OptionalLong.of(500_000_000),
                "OrdersTest");
        Limits limits = limits(projected);

        assertThat(limits.budgetsFor(charge(LockMode.ACCESS_EXCLUSIVE, "orders")))
                .allMatch(Budget::isDefault);
        assertThat(limits.projectedBudgetsFor(charge(LockMode.ACCESS_EXCLUSIVE, "orders")))
                .containsExactly(projected);
        assertThat(projected.words())
                .isEqualTo("ACCESS EXCLUSIVE on orders held at most 200 ms at 500,000,000 rows, set in OrdersTest");
    }

    @Test
    void a_budget_for_one_direction_leaves_the_other_alone() {
        Budget down = new Budget(
                Budget.Cost.STATEMENT,
                Optional.empty(),
                "*",
                "*",
                Optional.of(Direction.DOWN),
                Duration.ofSeconds(2),
                OptionalLong.empty(),
                "OrdersTest");
        Charge up = new Charge(Budget.Cost.STATEMENT, Optional.empty(), List.of("orders"), "0007", Direction.UP);

        assertThat(limits(down).budgetsFor(up)).isEmpty();
        assertThat(down.words()).isEqualTo("a statement takes at most 2 s, down, set in OrdersTest");
    }

    private static Limits limits(Budget... budgets) {
        return new Limits(List.of(budgets), TableSizes.undeclared());
    }

    private static Charge charge(LockMode mode, String relation) {
        return new Charge(Budget.Cost.HELD, Optional.of(mode), List.of(relation), "0007", Direction.UP);
    }

    private static Budget held(Optional<LockMode> mode, String relation, String migration, long millis) {
        return new Budget(
                Budget.Cost.HELD,
                mode,
                relation,
                migration,
                Optional.empty(),
                Duration.ofMillis(millis),
                OptionalLong.empty(),
                "OrdersTest");
    }
}
