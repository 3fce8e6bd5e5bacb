package dev.lockstep.postgres.catalog;

import dev.lockstep.data.DataState;
import dev.lockstep.data.RowSpace;
import dev.lockstep.data.TableFingerprint;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Reads a fingerprint of every table's rows. Values are hashed on the server; only hashes and keys travel.
 *
 * <p>Every ordinary and partitioned table counts, also unlogged ones; a partitioned table is read once, as a whole. Foreign
 * tables, materialized views, temporary tables and tables that belong to an extension do not.
 */
public final class FingerprintReader {

    private final Supplier<RowSpace> spaces;

    /** Makes a reader that keeps the rows of small tables in memory. */
    public FingerprintReader() {
        this(() -> RowSpace.in(TemporaryFolder.path()));
    }

    /**
     * Makes a reader.
     *
     * @param spaces gives each state the space where its rows are kept
     */
    FingerprintReader(Supplier<RowSpace> spaces) {
        this.spaces = spaces;
    }

    /**
     * Reads the rows of all tables but those in {@code leftOut}.
     *
     * @param connection one with a {@link CaptureTransaction}, so that all tables are seen at the same moment
     * @throws LockstepException if a table cannot be read
     */
    public DataState read(Connection connection, Set<ObjectName> leftOut) {
        RowSpace space = spaces.get();
        try {
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            SortedMap<ObjectName, TableFingerprint> tables = new TreeMap<>();
            for (TableLayout layout : TableLayoutReader.read(connection, leftOut)) {
                tables.put(layout.name(), read(copies, layout, space));
            }
            return new DataState(tables);
        } catch (SQLException e) {
            space.close();
            throw new LockstepException(
                    Problem.what("the database's tables cannot be listed").said(words(e)), e);
        } catch (LockstepException e) {
            space.close();
            throw e;
        }
    }

    private static TableFingerprint read(CopyManager copies, TableLayout layout, RowSpace space) {
        try {
            return new HashStream(layout, space).read(copies);
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("the rows of " + layout.name() + " cannot be read")
                            .where("table " + layout.name())
                            .said(words(e))
                            .remedy(
                                    "make SELECT on the table work: a virtual column or an output function may be failing"),
                    e);
        }
    }

    private static String words(SQLException e) {
        return String.valueOf(e.getMessage());
    }
}
