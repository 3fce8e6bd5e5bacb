package dev.lockstep.postgres.catalog;

import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Invariant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads which promises do not hold: those of the schema, asked row by row whether validated or not, and the user's own.
 */
public final class IntegrityReader {

    /**
     * Returns the promises that do not hold, those of the tables in {@code leftOut} apart.
     *
     * @param connection one with a {@link CaptureTransaction}
     * @param invariants the user's own; one about a table, column or schema that is not there is not applicable, any other
     *     that cannot be run counts as broken
     * @throws LockstepException if the catalogue cannot be read
     */
    public List<IntegrityViolation> read(Connection connection, Set<ObjectName> leftOut, List<Invariant> invariants) {
        try {
            List<IntegrityViolation> violations = new ArrayList<>(CatalogFlaws.read(connection, leftOut));
            List<Probe> probes = new ArrayList<>();
            probes.addAll(ConstraintProbes.read(connection, leftOut));
            probes.addAll(ForeignKeyProbes.read(connection, leftOut));
            probes.addAll(UniqueProbes.read(connection, leftOut));
            probes.addAll(SequenceProbes.read(connection, leftOut));
            violations.addAll(new ProbeRunner(connection).run(probes));
            violations.addAll(new InvariantCheck(connection).run(invariants));
            return violations;
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("the database's integrity cannot be checked").said(String.valueOf(e.getMessage())), e);
        }
    }
}
