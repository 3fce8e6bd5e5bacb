package dev.lockstep.postgres.watch.effects;

import dev.lockstep.lock.LockTarget;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the user's relations from the catalogue, over a session of the harness's own.
 *
 * <p>Source: PostgreSQL manual, "pg_class", "pg_index", "pg_depend", "Database Object Management Functions".
 */
public final class RelationsReader {

    private static final String RELATIONS =
            """
            SELECT c.oid, n.nspname, c.relname, c.relkind,
                   coalesce(o.oid, c.oid), coalesce(o_n.nspname, n.nspname), coalesce(o.relname, c.relname),
                   coalesce(h.inhparent, 0), coalesce(pg_catalog.pg_relation_filenode(c.oid), 0), %s,
                   c.reltuples, c.relpages, c.relispopulated
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
            LEFT JOIN pg_catalog.pg_class t ON c.relkind IN ('t', 'i') AND t.reltoastrelid = coalesce(i.indrelid, c.oid)
            LEFT JOIN pg_catalog.pg_depend d ON c.relkind = 'S' AND d.classid = 1259 AND d.objid = c.oid
                 AND d.refclassid = 1259 AND d.deptype IN ('a', 'i')
            LEFT JOIN pg_catalog.pg_class o ON o.oid = coalesce(t.oid, i.indrelid, d.refobjid)
            LEFT JOIN pg_catalog.pg_namespace o_n ON o_n.oid = o.relnamespace
            LEFT JOIN pg_catalog.pg_inherits h ON c.relispartition AND h.inhrelid = c.oid
            WHERE c.oid >= 16384 AND c.relkind <> 'c' AND c.relpersistence <> 't'
              AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            """;
    private static final String SIZE =
            "CASE WHEN c.relkind IN ('r', 'm', 'i', 't', 'S') THEN coalesce(pg_catalog.pg_relation_size(c.oid), 0) ELSE 0 END";
    private static final String LAST_KNOWN_SIZE = "c.relpages * 8192::bigint";
    /** In the order of {@link Surprise}. */
    private static final String SURPRISES =
            """
            SELECT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid >= 16384 AND prosrc ~* 'deallocate|discard'),
                   EXISTS (SELECT FROM pg_catalog.pg_event_trigger)
            """;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Connection side;

    /**
     * A reader over {@code side}.
     *
     * @param side a session of the harness's own, in autocommit
     */
    public RelationsReader(Connection side) {
        this.side = side;
    }

    /**
     * Returns the relations with their rows. Takes one query, and one more for each fifty tables that are worth counting.
     *
     * @throws LockstepException if the catalogue cannot be read
     */
    public KnownRelations readWithRows() {
        return new KnownRelations(new RowCounter(side).count(rows()));
    }

    /**
     * Returns the relations without their rows, in one query.
     *
     * @throws LockstepException if the catalogue cannot be read
     */
    public KnownRelations read() {
        return new KnownRelations(rows().stream().map(CatalogRow::relation).toList());
    }

    /**
     * Returns what statements may do besides what their texts tell.
     *
     * @throws LockstepException if the catalogue cannot be read
     */
    public Set<Surprise> surprises() {
        try (Statement statement = side.createStatement();
                ResultSet rows = statement.executeQuery(SURPRISES)) {
            rows.next();
            Set<Surprise> surprises = EnumSet.noneOf(Surprise.class);
            for (Surprise surprise : Surprise.values()) {
                if (rows.getBoolean(surprise.ordinal() + 1)) {
                    surprises.add(surprise);
                }
            }
            return surprises;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** A relation, and what the planner believes about it. */
    record CatalogRow(KnownRelation relation, double estimatedRows, long estimatedPages, Content content) {}

    /** Whether a relation can be read. */
    enum Content {
        READABLE,
        UNPOPULATED
    }

    private List<CatalogRow> rows() {
        try {
            return rows(SIZE);
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                return withoutSizes();
            }
            throw unreadable(e);
        }
    }

    // The server asks for a lock before it tells a size. A session that the tool left behind in a transaction can keep
    // it for good;
    // then the sizes are those of the last VACUUM or ANALYZE.
    private List<CatalogRow> withoutSizes() {
        try {
            return rows(LAST_KNOWN_SIZE);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private List<CatalogRow> rows(String size) throws SQLException {
        try (Statement statement = side.createStatement()) {
            statement.execute("SET lock_timeout = '2s'");
            try (ResultSet row = statement.executeQuery(RELATIONS.formatted(size))) {
                List<CatalogRow> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(row(row));
                }
                return rows;
            }
        }
    }

    private static CatalogRow row(ResultSet row) throws SQLException {
        KnownRelation relation = new KnownRelation(
                row.getLong(1),
                new ObjectName(row.getString(2), row.getString(3)),
                kind(row.getString(4)),
                new ObjectName(row.getString(6), row.getString(7)),
                row.getLong(5),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                0);
        return new CatalogRow(
                relation,
                row.getDouble(11),
                row.getLong(12),
                row.getBoolean(13) ? Content.READABLE : Content.UNPOPULATED);
    }

    static LockTarget.Kind kind(String relkind) {
        return switch (relkind) {
            case "r" -> LockTarget.Kind.TABLE;
            case "p" -> LockTarget.Kind.PARTITIONED_TABLE;
            case "f" -> LockTarget.Kind.FOREIGN_TABLE;
            case "i", "I" -> LockTarget.Kind.INDEX;
            case "S" -> LockTarget.Kind.SEQUENCE;
            case "v" -> LockTarget.Kind.VIEW;
            case "m" -> LockTarget.Kind.MATERIALIZED_VIEW;
            case "t" -> LockTarget.Kind.TOAST_TABLE;
            default -> LockTarget.Kind.OTHER_RELATION;
        };
    }

    private static LockstepException unreadable(SQLException cause) {
        return new LockstepException(
                Problem.what("the sizes of the relations cannot be read").said(String.valueOf(cause.getMessage())),
                cause);
    }
}
