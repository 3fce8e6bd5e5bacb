package dev.lockstep.postgres.catalog;

import dev.lockstep.data.DataState;
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
import java.util.List;
import java.util.Set;

/** Reads a state from the catalogue and the tables, over one session. */
public final class CatalogStateReader implements StateReader {

    private final SnapshotReader snapshots = new SnapshotReader();
    private final FingerprintReader fingerprints = new FingerprintReader();

    @Override
    public CapturedState read(Database database, Set<ObjectName> leftOut, List<Invariant> invariants) {
        try (Connection connection = database.connect()) {
            Snapshot schema = snapshots.read(connection).withoutRelations(leftOut);
            return new CapturedState(schema, rows(connection, leftOut), List.of());
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("the database's state cannot be read")
                            .where(database.address())
                            .said(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private DataState rows(Connection connection, Set<ObjectName> leftOut) throws SQLException {
        try (CaptureTransaction transaction = CaptureTransaction.begin(connection)) {
            return fingerprints.read(connection, leftOut);
        }
    }
}
