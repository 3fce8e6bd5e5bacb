package dev.lockstep.postgres.catalog;

import dev.lockstep.data.DataState;
import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.schema.Snapshot;
import dev.lockstep.spi.CapturedState;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.Invariant;
import dev.lockstep.spi.StateReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a state from the catalogue and the tables, over one session.
 *
 * <p>Rows and promises are read in one transaction; the schema before and the B-trees after it, in transactions of their
 * own that fit them better. Nobody else is at work in the database meanwhile.
 */
public final class CatalogStateReader implements StateReader {

    private final SnapshotReader snapshots = new SnapshotReader();
    private final FingerprintReader fingerprints = new FingerprintReader();
    private final IntegrityReader integrity = new IntegrityReader();

    @Override
    public CapturedState read(Database database, Set<ObjectName> leftOut, List<Invariant> invariants) {
        try (Connection connection = database.connect()) {
            Snapshot schema = snapshots.read(connection).withoutRelations(leftOut);
            DataState rows;
            List<IntegrityViolation> violations;
            try (CaptureTransaction transaction = CaptureTransaction.begin(connection)) {
                rows = fingerprints.read(connection, leftOut);
                violations = new ArrayList<>(integrity.read(connection, leftOut, invariants));
            }
            violations.addAll(new BtreeVerification(connection).run(leftOut));
            return new CapturedState(schema, rows, violations);
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("the database's state cannot be read")
                            .where(database.address())
                            .said(String.valueOf(e.getMessage())),
                    e);
        }
    }
}
