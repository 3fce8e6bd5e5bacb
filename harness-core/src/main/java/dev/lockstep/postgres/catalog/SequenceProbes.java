package dev.lockstep.postgres.catalog;

import static dev.lockstep.data.IntegrityViolation.Kind.SEQUENCE_BEHIND;

import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Asks for values that a sequence has yet to give and that its column already has.
 *
 * <p>A sequence belongs to a column by ownership (serial, identity, OWNED BY) or by the column's default. Of a cycling one
 * only the next value is asked for. An exhausted one is not behind.
 */
final class SequenceProbes {

    private static final String SEQUENCES =
            """
            WITH column_sequence AS (
                SELECT refobjid AS table_oid, refobjsubid AS attnum, objid AS sequence_oid FROM pg_depend
                WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass AND refobjsubid > 0
                  AND deptype IN ('a', 'i')
                UNION
                SELECT ad.adrelid, ad.adnum, d.refobjid FROM pg_depend d JOIN pg_attrdef ad ON ad.oid = d.objid
                WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'n')
            SELECT n.nspname, c.relname, c.relkind, a.attname, sn.nspname, sc.relname,
                   s.seqincrement, s.seqmin, s.seqmax, s.seqcycle
            FROM column_sequence cs
            JOIN pg_sequence s ON s.seqrelid = cs.sequence_oid
            JOIN pg_class sc ON sc.oid = s.seqrelid JOIN pg_namespace sn ON sn.oid = sc.relnamespace
            JOIN pg_class c ON c.oid = cs.table_oid AND NOT c.relispartition
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = cs.attnum
            JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type b ON b.oid = t.typbasetype
            WHERE coalesce(b.typname, t.typname) IN ('int2', 'int4', 'int8', 'numeric') AND <tables>
            ORDER BY 1, 2, a.attnum, 5, 6
            """;

    private SequenceProbes() {}

    static List<Probe> read(Connection connection, Set<ObjectName> leftOut) throws SQLException {
        String sql = SEQUENCES.replace("<tables>", ServerRows.OF_LOCAL_TABLES);
        return ServerRows.read(connection, sql, leftOut, SequenceProbes::probe);
    }

    private static Probe probe(ObjectName table, ResultSet row) throws SQLException {
        ObjectName sequence = new ObjectName(row.getString(5), row.getString(6));
        long increment = row.getLong(7);
        boolean up = increment > 0;
        long last = up ? row.getLong(9) : row.getLong(8);
        String column = ObjectName.quote(table.name()) + "." + ObjectName.quote(row.getString(4));
        String source = Probe.source(table, row.getString(3));
        String next = "(SELECT CASE WHEN NOT is_called THEN last_value WHEN last_value " + (up ? "> " : "< ")
                + bigint(last - increment) + " THEN NULL ELSE last_value + " + bigint(increment) + " END FROM "
                + sequence.quoted() + ")";
        String condition = row.getBoolean(10)
                ? column + " = " + next
                : up
                        ? column + " BETWEEN " + next + " AND " + bigint(last)
                        : column + " BETWEEN " + bigint(last) + " AND " + next;
        String farthest = "(SELECT " + (up ? "max(" : "min(") + column + ") FROM " + source + ")";
        return new Probe(
                SEQUENCE_BEHIND,
                table,
                sequence.toString(),
                "'the next value is ' || " + next + " || ', column ' || " + SqlText.literal(row.getString(4))
                        + " || ' already goes to ' || " + farthest,
                source,
                condition,
                Probe.Scan.OWN);
    }

    private static String bigint(long value) {
        return "'" + value + "'::bigint";
    }
}
