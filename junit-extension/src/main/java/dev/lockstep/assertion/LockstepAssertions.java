package dev.lockstep.assertion;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.junit.MigrationStep;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.verdict.NamePattern;
import dev.lockstep.verdict.Verdict;

/** Where every sentence begins. Made for a static import beside AssertJ's own {@code assertThat}. */
public final class LockstepAssertions {

    private LockstepAssertions() {}

    public static MigrationStepAssert assertThat(MigrationStep actual) {
        return new MigrationStepAssert(actual);
    }

    public static JournalAssert assertThat(Journal actual) {
        return new JournalAssert(actual);
    }

    public static ObservationAssert assertThat(Observation actual) {
        return new ObservationAssert(actual);
    }

    public static VerdictAssert assertThat(Verdict actual) {
        return new VerdictAssert(actual);
    }

    public static SchemaDiffAssert assertThat(SchemaDiff actual) {
        return new SchemaDiffAssert(actual);
    }

    /**
     * Names tables: {@code on("orders")}, {@code on("audit.*")}.
     *
     * @param tables a name, with its schema unless that is {@code public}; {@code *} stands for any characters
     */
    public static NamePattern on(String tables) {
        return new NamePattern(tables);
    }
}
