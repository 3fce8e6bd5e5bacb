package dev.lockstep.verdict;

import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.Problem;
import java.util.Optional;

/**
 * One thing that a rule found.
 *
 * @param rule which rule
 * @param severity how much it weighs
 * @param migration the migration's id, or {@code first..last} where a journey goes over several; empty if about none
 * @param direction which way it was going
 * @param statement the statement it is about, as it was sent; empty if about none
 * @param relation the table or other object it is about; empty if about none
 * @param problem what, where, evidence and remedy
 * @param source where the migration is written, if that is known
 * @param suppressedBy the user's acceptance, if there is one
 */
public record Finding(
        RuleId rule,
        Severity severity,
        String migration,
        Direction direction,
        String statement,
        String relation,
        Problem problem,
        Optional<SourceLocation> source,
        Optional<Suppression> suppressedBy) {

    /** Which way a migration was going. */
    public enum Direction {
        UP,
        DOWN,
        NEITHER
    }

    /** Returns this finding, accepted. */
    public Finding suppressed(Suppression by) {
        return new Finding(rule, severity, migration, direction, statement, relation, problem, source, Optional.of(by));
    }

    /** Returns this finding, told in other words. */
    public Finding telling(Problem told) {
        return new Finding(rule, severity, migration, direction, statement, relation, told, source, suppressedBy);
    }

    /** Returns this finding with the exact place of its statement instead of the whole migration's. */
    public Finding at(SourceLocation place) {
        Problem placed = source.map(
                        migration -> problem.where(problem.where().replace(migration.toString(), place.toString())))
                .orElse(problem);
        return new Finding(
                rule, severity, migration, direction, statement, relation, placed, Optional.of(place), suppressedBy);
    }

    /** Returns whether this finding alone makes a run fail. */
    public boolean fails() {
        return severity == Severity.ERROR && suppressedBy.isEmpty();
    }
}
