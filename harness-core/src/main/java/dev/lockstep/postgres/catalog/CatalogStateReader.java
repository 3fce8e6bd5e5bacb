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
 * Reads states from the catalogue and the tables.
 *
 * <p>Keeps its sessions from one reading to the next, because the plans in them are worth more than half of the time. Rows and promises are read in one
 * transaction; the schema before, the B-trees and the user's invariants after it, in transactions of their own. Nobody else
 * is at work in the database meanwhile.
 *
 * <p>Not thread-safe.
 */
public final class CatalogStateReader implements StateReader, AutoCloseable {

    private final SnapshotReader snapshots = new SnapshotReader();
    private final FingerprintReader fingerprints = new FingerprintReader();
    private final IntegrityReader integrity = new IntegrityReader();
    private final KeptSession reading;

    /** The function that it makes for a moment would cost the other its plans: the driver drops them at every CREATE. */
    private final KeptSession checking = new KeptSession();

    public CatalogStateReader() {
        this(new KeptSession());
    }

    CatalogStateReader(KeptSession reading) {
        this.reading = reading;
    }

    @Override
    public CapturedState read(Database database, Set<ObjectName> leftOut, List<Invariant> invariants) {
        try {
            Connection connection = reading.in(database);
            Snapshot schema = snapshots.read(connection).withoutRelations(leftOut);
            DataState rows;
            List<IntegrityViolation> violations;
            try (CaptureTransaction transaction = CaptureTransaction.begin(connection)) {
                rows = fingerprints.read(connection, leftOut);
                violations = new ArrayList<>(integrity.read(connection, leftOut, List.of()));
            }
            violations.addAll(new BtreeVerification(checking.in(database)).run(leftOut));
            violations.addAll(broken(database, invariants));
            return new CapturedState(schema, rows, violations);
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("the database's state cannot be read")
                            .where(database.address())
                            .said(String.valueOf(e.getMessage())),
                    e);
        }
    }

    // In a new session: a migration may have given the database or the role another search_path, which only those see.
    private static List<IntegrityViolation> broken(Database database, List<Invariant> invariants) throws SQLException {
        if (invariants.isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.connect();
                CaptureTransaction transaction = CaptureTransaction.begin(connection)) {
            return new InvariantCheck(connection).run(invariants);
        }
    }

    /** Ends the sessions that are kept. Another reading opens them again. */
    @Override
    public void close() {
        try (reading;
                checking) {
            // That is all.
        }
    }
}
