package dev.lockstep.junit;

import dev.lockstep.journal.Observation;
import dev.lockstep.migration.Migration;
import dev.lockstep.verdict.Finding;
import java.util.List;

/**
 * What one migration did in the run, handed to its test invocation.
 *
 * @param migration which one
 * @param observations every step of the journey that was about it alone, in order
 * @param findings everything that was found about it, suppressed findings included
 */
public record MigrationStep(Migration migration, List<Observation> observations, List<Finding> findings) {

    public MigrationStep {
        observations = List.copyOf(observations);
        findings = List.copyOf(findings);
    }

    /** Returns the migration's name as people read it. */
    @Override
    public String toString() {
        return migration.displayName();
    }
}
