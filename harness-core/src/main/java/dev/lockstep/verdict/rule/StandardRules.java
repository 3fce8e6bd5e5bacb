package dev.lockstep.verdict.rule;

import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.baseline.Baseline;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Every rule there is, in the order in which reports tell their findings. */
public final class StandardRules {

    private StandardRules() {}

    /** Returns one rule per {@link RuleId}, in that order; those on cost hold migrations to {@code limits}. */
    public static List<Rule> all(Limits limits) {
        return all(limits, Baseline.none());
    }

    /** Returns the rules that have nothing to do with cost: they hold whatever the rows are and however many. */
    public static List<Rule> onCorrectness() {
        Set<RuleId> onCost = EnumSet.range(RuleId.LOCK_BUDGET_EXCEEDED, RuleId.BASELINE_EXCEEDED);
        return all(Limits.standard()).stream()
                .filter(rule -> !onCost.contains(rule.id()))
                .toList();
    }

    /** Returns all rules, of which one holds the run against {@code baseline}. */
    public static List<Rule> all(Limits limits, Baseline baseline) {
        return List.of(
                new UpFailedRule(),
                new DownMissingRule(),
                new DownFailedRule(),
                new SecondUpFailedRule(),
                new SchemaDiffersAfterDownRule(),
                new SchemaDiffersAfterSecondUpRule(),
                new RowsChangedByUpRule(),
                new RowsLostByDownRule(),
                new RowsDifferAfterRoundTripRule(),
                new NewRowsLostByDownRule(),
                new BookkeepingInconsistentRule(),
                new MigrationsPendingRule(),
                new ConstraintViolatedRule(),
                new ConstraintNotValidatedRule(),
                new IndexInvalidRule(),
                new SequenceBehindRule(),
                new ForeignKeyWithoutIndexRule(),
                new InvariantBrokenRule(),
                new ModelDiffersRule(),
                new LockBudgetRule(limits),
                new WaitBudgetRule(limits),
                new TimeBudgetRule(limits),
                new ScanUnderBlockingLockRule(limits.sizes()),
                new RewriteUnderBlockingLockRule(limits.sizes()),
                new IndexBuildBlocksWritesRule(limits.sizes()),
                new HeldAcrossStatementsRule(limits.sizes()),
                new DdlAndBackfillRule(limits.sizes()),
                new BackfillInOneTransactionRule(limits.sizes()),
                new NoLockTimeoutRule(limits.sizes()),
                new LockSpreadsRule(limits.sizes()),
                new TrafficBlockedRule(limits),
                new CostGrowsRule(limits),
                new BaselineExceededRule(baseline),
                new MigratorBlocksItselfRule());
    }
}
