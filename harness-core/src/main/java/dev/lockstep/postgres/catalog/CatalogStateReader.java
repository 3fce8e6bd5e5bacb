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
import java.util.Optional;
import java.util.Set;

/**
 * Reads a state from the catalogue and the tables.
 *
 * <p>Rows and promises are read in one transaction; the schema before and the B-trees after it, in transactions of their
 * own that fit them better. Nobody else is at work in the database meanwhile.
 *
 * <p>Keeps its session in the database between two readings, because planning the catalogue's queries is most of the work; the
 * session is named {@link #SESSION}, is in no transaction, and is opened anew when somebody ended it. Not thread-safe.
 */
public final class CatalogStateReader implements StateReader, AutoCloseable {

    /** The {@code application_name} of the reader's session. */
    public static final String SESSION = "lockstep reader";

    private static final int SECONDS_TO_ANSWER = 5;

    private final SnapshotReader snapshots = new SnapshotReader();
    private final FingerprintReader fingerprints = new FingerprintReader();
    private final IntegrityReader integrity = new IntegrityReader();
    private Optional<Session> session = Optional.empty();

    private record Session(Database database, Connection connection) {}

    @Override
    public CapturedState read(Database database, Set<ObjectName> leftOut, List<Invariant> invariants) {
        try {
            Connection connection = connection(database);
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

    private Connection connection(Database database) throws SQLException {
        if (session.isPresent()
                && session.get().database().equals(database)
                && session.get().connection().isValid(SECONDS_TO_ANSWER)) {
            return session.get().connection();
        }
        close();
        Connection connection = database.connect();
        connection.setClientInfo("ApplicationName", SESSION);
        session = Optional.of(new Session(database, connection));
        return connection;
    }

    @Override
    public void close() {
        session.ifPresent(open -> {
            try {
                open.connection().close();
            } catch (SQLException alreadyGone) {
                // Somebody ended the session, which is what closing is for.
                session = Optional.empty();
            }
        });
        session = Optional.empty();
    }
}
