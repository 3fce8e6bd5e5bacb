package dev.lockstep.postgres.catalog;

import dev.lockstep.data.DataState;
import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.schema.Snapshot;
import dev.lockstep.spi.CapturedState;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.Invariant;
import dev.lockstep.spi.StateReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads states from the catalogue and the tables.
 *
 * <p>Keeps its session from one reading to the next, idle and without locks, because the plans in it are worth more than
 * half of the time; a session that the database has ended meanwhile is replaced. Rows and promises are read in one
 * transaction; the schema before, the B-trees and the user's invariants after it, in transactions of their own. Nobody else
 * is at work in the database meanwhile.
 *
 * <p>Not thread-safe.
 */
public final class CatalogStateReader implements StateReader, AutoCloseable {

    private static final int SECONDS_TO_ANSWER = 5;

    private final SnapshotReader snapshots = new SnapshotReader();
    private final FingerprintReader fingerprints = new FingerprintReader();
    private final IntegrityReader integrity = new IntegrityReader();
    private Optional<Session> kept = Optional.empty();

    @Override
    public CapturedState read(Database database, Set<ObjectName> leftOut, List<Invariant> invariants) {
        try {
            Connection connection = session(database);
            Snapshot schema = snapshots.read(connection).withoutRelations(leftOut);
            DataState rows;
            List<IntegrityViolation> violations;
            try (CaptureTransaction transaction = CaptureTransaction.begin(connection)) {
                rows = fingerprints.read(connection, leftOut);
                violations = new ArrayList<>(integrity.read(connection, leftOut, List.of()));
            }
            violations.addAll(new BtreeVerification(connection).run(leftOut));
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

    private Connection session(Database database) throws SQLException {
        if (kept.isPresent()
                && kept.get().address().equals(database.address())
                && kept.get().connection().isValid(SECONDS_TO_ANSWER)) {
            return kept.get().connection();
        }
        close();
        Connection connection = database.connect();
        kept = Optional.of(new Session(database.address(), connection));
        return connection;
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

    /** Ends the session that is kept, if there is one. Another reading opens it again. */
    @Override
    public void close() {
        Optional<Session> ending = kept;
        kept = Optional.empty();
        if (ending.isPresent()) {
            try {
                ending.get().connection().close();
            } catch (SQLException e) {
                throw new LockstepException(
                        Problem.what("a session cannot be ended")
                                .where(ending.get().address())
                                .said(String.valueOf(e.getMessage())),
                        e);
            }
        }
    }

    private record Session(DatabaseAddress address, Connection connection) {}
}
