package dev.lockstep.verdict;

import dev.lockstep.lock.LockMode;
import java.util.List;
import java.util.Optional;

/**
 * One cost that arose, as budgets look at it.
 *
 * @param cost which cost
 * @param mode in which mode, for costs of locks
 * @param relations the relations that it arose on; a budget is about it if it is about one of them
 * @param migration the migration's id
 * @param direction which way it was going
 */
public record Charge(
        Budget.Cost cost,
        Optional<LockMode> mode,
        List<String> relations,
        String migration,
        Finding.Direction direction) {

    public Charge {
        relations = List.copyOf(relations);
    }
}
