package dev.lockstep.verdict.rule;

import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Rule;
import java.util.List;

/** Every rule there is, in the order in which reports tell their findings. */
public final class StandardRules {

    private StandardRules() {}

    /** Returns one rule per {@link dev.lockstep.verdict.RuleId}, in that order; those on cost hold migrations to {@code limits}. */
    public static List<Rule> all(Limits limits) {
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
                new MigratorBlocksItselfRule());
    }
}
