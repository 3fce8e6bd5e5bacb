package dev.lockstep.junit;

import dev.lockstep.journal.Observation;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.lock.LockHold;
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

    /** Returns every statement that the tool sent for it, in the first up, the down and the second up, in that order. */
    public List<StatementSeen> statements() {
        return observations.stream()
                .flatMap(observation -> observation.watched().statements().stream())
                .toList();
    }

    /** Returns every lock that these statements took, with its bounds. */
    public List<LockHold> locks() {
        return statements().stream()
                .flatMap(statement -> statement.locks().stream())
                .toList();
    }

    /** Returns the migration's name as people read it. */
    @Override
    public String toString() {
        return migration.displayName();
    }
}
