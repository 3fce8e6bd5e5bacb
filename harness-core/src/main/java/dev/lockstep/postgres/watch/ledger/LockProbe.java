package dev.lockstep.postgres.watch.ledger;

import dev.lockstep.lock.LockMode;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.postgresql.PGStatement;

/**
 * Reads {@code pg_locks} on a session of its own, which it opens again if somebody has ended it. Not safe for use by several threads.
 *
 * <p>Read are the locks on relations of this database and advisory locks. Locks on the system's catalogs are left out up to ROW
 * EXCLUSIVE, which every DDL takes by the dozen. A session's locks on its own transaction's end are of no interest either, nor are
 * those on objects that are no relations: others hardly ever wait for them, and where they do, the wait is seen.
 *
 * <p>One look takes some 65 µs, of which the server needs two thirds to walk through its lock table and the round trip the rest; a
 * client that speaks the protocol itself, without JDBC, gains less than 5 µs. The server walks through every lock there is, so a look
 * takes about a millisecond for each 1,500 locks.
 */
public final class LockProbe implements AutoCloseable {

    private static final String LOOK =
            """
            SELECT l.pid, l.granted, l.mode, l.relation::bigint, l.classid::bigint, l.objid::bigint, l.objsubid
            FROM pg_catalog.pg_locks l
            WHERE l.pid = ANY (?)
              AND (l.locktype = 'relation'
                   AND (l.relation >= 16384 AND l.relation <= ?::bigint::oid
                        AND l.database = %1$d AND l.mode <> 'SIReadLock'
                        OR l.relation < 16384 AND l.database IN (0, %1$d) AND l.mode
                           NOT IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock', 'SIReadLock'))
                   OR l.locktype = 'advisory' AND l.database = %1$d)
            """;
    /** A migration may have changed the defaults of new sessions. */
    private static final String SETTINGS = "SET jit = off; SET statement_timeout = '10s'; SET idle_session_timeout = 0;"
            + " SET default_transaction_isolation = 'read committed'";

    private final Database database;
    private Connection connection;
    private Prepared prepared;

    private LockProbe(Database database, Connection connection, Prepared prepared) {
        this.database = database;
        this.connection = connection;
        this.prepared = prepared;
    }

    /** What is asked often. */
    private record Prepared(PreparedStatement look, PreparedStatement newer) {}

    /**
     * Opens a session in {@code database}.
     *
     * @throws LockstepException if the server does not let it in
     */
    public static LockProbe open(Database database) {
        Connection connection = database.connect();
        try {
            return new LockProbe(database, connection, prepare(connection));
        } catch (SQLException e) {
            throw blind(database, e);
        }
    }

    private static Prepared prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            try (ResultSet rows = statement.executeQuery(
                    "SELECT oid::bigint FROM pg_catalog.pg_database WHERE datname = current_database()")) {
                rows.next();
                return new Prepared(
                        prepare(connection, LOOK.formatted(rows.getLong(1))),
                        prepare(connection, RelationNames.QUERY_FOR_NEWER));
            }
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(1);
        return statement;
    }

    /**
     * Looks at one session.
     *
     * @param newest relations with larger OIDs are left out
     * @throws LockstepException if the server cannot be looked at
     */
    public LockLook look(int pid, long newest) {
        return look(List.of(pid), newest).getOrDefault(pid, new LockLook(0, 0, newest, Set.of(), List.of()));
    }

    /**
     * Looks at several sessions at once. Each of them is in the answer, also if it holds nothing.
     *
     * @param newest relations with larger OIDs are left out
     * @throws LockstepException if the server cannot be looked at
     */
    public Map<Integer, LockLook> look(Collection<Integer> pids, long newest) {
        return twice(() -> read(pids, newest));
    }

    /**
     * Asks something else on the same session.
     *
     * @return the rows as text, a NULL as an empty string
     * @throws LockstepException if the server cannot be asked
     */
    public List<List<String>> ask(String sql) {
        return twice(() -> rows(sql));
    }

    /**
     * Asks for the relations that have come since.
     *
     * @param newest those with larger OIDs are wanted
     * @return rows for {@link RelationNames#learn}
     * @throws LockstepException if the server cannot be asked
     */
    public List<List<String>> newer(long newest) {
        return twice(() -> {
            prepared.newer().setLong(1, newest);
            try (ResultSet rows = prepared.newer().executeQuery()) {
                return rows(rows);
            }
        });
    }

    private List<List<String>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows(rows);
        }
    }

    private static List<List<String>> rows(ResultSet rows) throws SQLException {
        List<List<String>> found = new ArrayList<>();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            List<String> row = new ArrayList<>();
            for (int column = 1; column <= columns; column++) {
                row.add(Objects.requireNonNullElse(rows.getString(column), ""));
            }
            found.add(row);
        }
        return found;
    }

    /** Something that is read on the session. */
    private interface Reading<T> {
        T read() throws SQLException;
    }

    /** A restore of the database ends every session in it, and so do some migrations; then it is read on a new one. */
    private <T> T twice(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException first) {
            try {
                connection.close();
                connection = database.connect();
                prepared = prepare(connection);
                return reading.read();
            } catch (SQLException e) {
                throw blind(database, e);
            }
        }
    }

    private Map<Integer, LockLook> read(Collection<Integer> pids, long newest) throws SQLException {
        long from = System.nanoTime();
        Map<Integer, Set<LockKey>> held = new HashMap<>();
        Map<Integer, List<LockKey>> asked = new HashMap<>();
        for (Integer pid : pids) {
            held.put(pid, new LinkedHashSet<>());
            asked.put(pid, new ArrayList<>());
        }
        PreparedStatement look = prepared.look();
        look.setObject(1, pids.stream().mapToInt(Integer::intValue).toArray());
        look.setLong(2, newest);
        try (ResultSet rows = look.executeQuery()) {
            while (rows.next()) {
                Map<Integer, ? extends Collection<LockKey>> kind = rows.getBoolean(2) ? held : asked;
                Collection<LockKey> ofSession = kind.get(rows.getInt(1));
                if (ofSession != null) {
                    ofSession.add(key(rows));
                }
            }
        }
        long to = System.nanoTime();
        Map<Integer, LockLook> looks = new HashMap<>();
        held.forEach((pid, keys) ->
                looks.put(pid, new LockLook(from, to, newest, keys, asked.getOrDefault(pid, List.of()))));
        return looks;
    }

    private static LockKey key(ResultSet row) throws SQLException {
        LockMode mode = LockMode.ofServerName(row.getString(3));
        long relation = row.getLong(4);
        if (!row.wasNull()) {
            return LockKey.onRelation(relation, mode);
        }
        return LockKey.onAdvisory(row.getLong(5), row.getLong(6), row.getInt(7), mode);
    }

    private static LockstepException blind(Database database, SQLException cause) {
        return new LockstepException(
                Problem.what("the locks cannot be read")
                        .where(database.address())
                        .said(String.valueOf(cause.getMessage())),
                cause);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server is gone, and with it what there was to close.
            return;
        }
    }
}
