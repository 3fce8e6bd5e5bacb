package dev.lockstep.postgres.catalog;

import static dev.lockstep.data.IntegrityViolation.Kind.CONSTRAINT_VIOLATED;

import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks for rows that are not unique where a unique index should have made them so but is not valid. A valid one cannot be
 * got round, not even with triggers disabled.
 */
final class UniqueProbes {

    private static final String COPIES = "\"lockstep copies\"";

    private static final String UNIQUE_INDEXES =
            """
            SELECT n.nspname, c.relname, c.relkind, ic.relname, pg_get_indexdef(ic.oid),
                   ARRAY(SELECT pg_get_indexdef(ic.oid, k, false) FROM generate_series(1, i.indnkeyatts) k ORDER BY k),
                   coalesce(pg_get_expr(i.indpred, i.indrelid), 'true'), <nulls not distinct>
            FROM pg_index i
            JOIN pg_class ic ON ic.oid = i.indexrelid
            JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE i.indisunique AND NOT (i.indisvalid AND i.indisready AND i.indislive) AND <tables>
            ORDER BY 1, 2, 4
            """;

    private UniqueProbes() {}

    static List<Probe> read(Connection connection, Set<ObjectName> leftOut) throws SQLException {
        String sql = UNIQUE_INDEXES
                .replace("<nulls not distinct>", ServerVersion.of(connection).nullsNotDistinct("i"))
                .replace("<tables>", ServerRows.OF_LOCAL_TABLES);
        return ServerRows.read(connection, sql, leftOut, UniqueProbes::probe);
    }

    private static Probe probe(ObjectName table, ResultSet row) throws SQLException {
        List<String> keys = ServerRows.strings(row, 6);
        String condition = "(" + row.getString(7) + ")";
        if (!row.getBoolean(8)) {
            condition += keys.stream().map(key -> " AND (" + key + ") IS NOT NULL").collect(Collectors.joining());
        }
        String alias = ObjectName.quote(table.name());
        String source = "(SELECT *, count(*) OVER (PARTITION BY " + String.join(", ", keys) + ") AS " + COPIES + " FROM "
                + Probe.source(table, row.getString(3)) + " WHERE " + condition + ") AS " + alias;
        return new Probe(
                CONSTRAINT_VIOLATED,
                table,
                row.getString(4),
                SqlText.literal(row.getString(5)),
                source,
                COPIES + " > 1",
                Probe.Scan.OWN);
    }
}
