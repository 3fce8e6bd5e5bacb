package dev.lockstep.verdict;

import java.util.Locale;
import java.util.Optional;

/** The stable names of the rules. Users write them in suppressions, so a name never changes its meaning. */
public enum RuleId {
    UP_FAILED,
    DOWN_MISSING,
    DOWN_FAILED,
    SECOND_UP_FAILED,
    SCHEMA_DIFFERS_AFTER_DOWN,
    SCHEMA_DIFFERS_AFTER_SECOND_UP,
    ROWS_CHANGED_BY_UP,
    ROWS_LOST_BY_DOWN,
    ROWS_DIFFER_AFTER_ROUND_TRIP,
    NEW_ROWS_LOST_BY_DOWN,
    BOOKKEEPING_INCONSISTENT,
    MIGRATIONS_PENDING_AFTER_UP,
    CONSTRAINT_VIOLATED,
    CONSTRAINT_NOT_VALIDATED,
    INDEX_INVALID,
    SEQUENCE_BEHIND,
    FOREIGN_KEY_WITHOUT_INDEX,
    INVARIANT_BROKEN,
    MODEL_DIFFERS_FROM_SCHEMA,
    LOCK_BUDGET_EXCEEDED,
    WAIT_BUDGET_EXCEEDED,
    TIME_BUDGET_EXCEEDED,
    SCAN_UNDER_BLOCKING_LOCK,
    REWRITE_UNDER_BLOCKING_LOCK,
    INDEX_BUILD_BLOCKS_WRITES,
    BLOCKING_LOCK_HELD_ACROSS_STATEMENTS,
    DDL_AND_BACKFILL_IN_ONE_TRANSACTION,
    BACKFILL_IN_ONE_TRANSACTION,
    NO_LOCK_TIMEOUT,
    LOCK_SPREADS_TO_OTHER_TABLES,
    TRAFFIC_BLOCKED,
    COST_GROWS_WITH_ROWS,
    BASELINE_EXCEEDED,
    MIGRATOR_BLOCKS_ITSELF;

    /** Returns the rule's name in kebab case: {@code down-missing}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the rule of that name, if there is one. */
    public static Optional<RuleId> of(String id) {
        for (RuleId rule : values()) {
            if (rule.id().equals(id)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return id();
    }
}
