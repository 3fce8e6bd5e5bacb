package dev.lockstep.verdict.rule;

import dev.lockstep.verdict.Rule;
import java.util.List;

/** Every rule there is, in the order in which reports tell their findings. */
public final class StandardRules {

    private StandardRules() {}

    /** Returns one rule per {@link dev.lockstep.verdict.RuleId}, in that order. */
    public static List<Rule> all() {
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
                new ModelDiffersRule());
    }
}
