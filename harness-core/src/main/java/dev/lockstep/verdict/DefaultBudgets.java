package dev.lockstep.verdict;

import dev.lockstep.lock.LockMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The budgets that hold where the user sets none. They are wide, because a test machine is not a production server: what breaks
 * them here is an outage anywhere.
 */
public final class DefaultBudgets {

    private DefaultBudgets() {}

    /** Returns one budget for each cost that needs a limit without being asked for one. */
    public static List<Budget> all() {
        return List.of(
                of(Budget.Cost.HELD, Optional.of(LockMode.ACCESS_EXCLUSIVE), Duration.ofSeconds(1)),
                of(Budget.Cost.HELD, Optional.empty(), Duration.ofSeconds(5)),
                of(Budget.Cost.WAITED, Optional.empty(), Duration.ofSeconds(5)),
                of(Budget.Cost.TRAFFIC_BLOCKED, Optional.empty(), Duration.ofSeconds(1)));
    }

    private static Budget of(Budget.Cost cost, Optional<LockMode> mode, Duration limit) {
        return new Budget(cost, mode, Budget.ANY, Budget.ANY, Optional.empty(), limit, OptionalLong.empty(), "default");
    }
}
