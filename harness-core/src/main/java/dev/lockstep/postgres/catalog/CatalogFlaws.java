package dev.lockstep.postgres.catalog;

import static dev.lockstep.data.IntegrityViolation.Kind.CONSTRAINT_NOT_VALIDATED;
import static dev.lockstep.data.IntegrityViolation.Kind.FOREIGN_KEY_WITHOUT_INDEX;
import static dev.lockstep.data.IntegrityViolation.Kind.INDEX_INVALID;

import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the catalogue itself admits: constraints never validated, indexes not valid, foreign keys without an index. */
final class CatalogFlaws {

    // A domain stands in its own name where a table would.
    private static final String NOT_VALIDATED =
            """
            SELECT n.nspname, c.relname, con.conname, pg_get_constraintdef(con.oid)
            FROM pg_constraint con
            JOIN pg_class c ON c.oid = con.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT con.convalidated AND con.conparentid = 0 AND NOT (c.relispartition AND con.coninhcount > 0)
              AND <enforced> AND <tables>
            UNION ALL
            SELECT n.nspname, t.typname, con.conname, 'domain ' || format_type(t.oid, NULL) || ': '
                   || pg_get_constraintdef(con.oid)
            FROM pg_constraint con
            JOIN pg_type t ON t.oid = con.contypid JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE NOT con.convalidated AND <enforced>
            ORDER BY 1, 2, 3
            """;

    private static final String INVALID_INDEXES =
            """
            SELECT n.nspname, c.relname, ic.relname,
                   CASE WHEN ic.relkind = 'I' THEN 'not valid: not every partition has its part of it'
                        WHEN NOT i.indisready THEN 'not ready: rows are not written to it'
                        ELSE 'not valid: queries do not use it, CREATE or REINDEX INDEX CONCURRENTLY did not finish' END
            FROM pg_index i
            JOIN pg_class ic ON ic.oid = i.indexrelid
            JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT (i.indisvalid AND i.indisready) AND <tables>
            ORDER BY 1, 2, 3
            """;

    // An index serves if its first columns are those of the key, in any order. A condition that only leaves out NULLs does
    // no harm: the server never looks for those. GIN and BRIN do not find single rows.
    private static final String WITHOUT_INDEX =
            """
            SELECT n.nspname, c.relname, con.conname, pg_get_constraintdef(con.oid)
            FROM pg_constraint con
            JOIN pg_class c ON c.oid = con.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE con.contype = 'f' AND con.conparentid = 0 AND <enforced> AND <tables>
              AND NOT EXISTS (
                SELECT FROM pg_index i
                JOIN pg_class ic ON ic.oid = i.indexrelid JOIN pg_am am ON am.oid = ic.relam
                WHERE i.indrelid = con.conrelid AND i.indisvalid AND i.indisready AND am.amname NOT IN ('gin', 'brin')
                  AND i.indnkeyatts >= cardinality(con.conkey)
                  AND (i.indkey::int2[])[0:cardinality(con.conkey) - 1] @> con.conkey
                  AND (i.indpred IS NULL OR EXISTS (
                      SELECT FROM pg_attribute a WHERE a.attrelid = con.conrelid AND a.attnum = ANY (con.conkey)
                        AND pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname))))
            ORDER BY 1, 2, 3
            """;

    private CatalogFlaws() {}

    static List<IntegrityViolation> read(Connection connection, Set<ObjectName> leftOut) throws SQLException {
        List<IntegrityViolation> flaws = new ArrayList<>();
        flaws.addAll(read(connection, NOT_VALIDATED, CONSTRAINT_NOT_VALIDATED, leftOut));
        flaws.addAll(read(connection, INVALID_INDEXES, INDEX_INVALID, leftOut));
        flaws.addAll(read(connection, WITHOUT_INDEX, FOREIGN_KEY_WITHOUT_INDEX, leftOut));
        return flaws;
    }

    private static List<IntegrityViolation> read(
            Connection connection, String template, IntegrityViolation.Kind kind, Set<ObjectName> leftOut)
            throws SQLException {
        String sql = template.replace("<enforced>", ServerVersion.of(connection).enforced("con"))
                .replace("<tables>", ServerRows.OF_USER_TABLES);
        return ServerRows.read(connection, sql, leftOut, (table, row) -> flaw(kind, table, row));
    }

    private static IntegrityViolation flaw(IntegrityViolation.Kind kind, ObjectName table, ResultSet row)
            throws SQLException {
        return new IntegrityViolation(kind, table, row.getString(3), row.getString(4), 0, "");
    }
}
