package dev.lockstep.postgres.catalog;

import static dev.lockstep.data.IntegrityViolation.Kind.CONSTRAINT_VIOLATED;

import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Asks for rows that a check, a domain or a NOT NULL forbids, whatever the catalogue says of their validity: functions in
 * an expression may have been replaced, and the catalogue may have been written to.
 */
final class ConstraintProbes {

    // A constraint that a partition has from its parent is asked of the parent. NOT ENFORCED promises nothing.
    private static final String CHECKS =
            """
            SELECT n.nspname, c.relname, c.relkind, con.conname, pg_get_expr(con.conbin, con.conrelid),
                   pg_get_constraintdef(con.oid)
            FROM pg_constraint con
            JOIN pg_class c ON c.oid = con.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE con.contype = 'c' AND NOT (c.relispartition AND con.coninhcount > 0) AND <enforced> AND <tables>
            ORDER BY 1, 2, 4
            """;

    private static final String DOMAINS =
            """
            WITH RECURSIVE nested AS (
                SELECT oid AS outermost, oid AS domain FROM pg_type WHERE typtype = 'd'
                UNION ALL
                SELECT d.outermost, t.typbasetype FROM nested d JOIN pg_type t ON t.oid = d.domain
                JOIN pg_type b ON b.oid = t.typbasetype AND b.typtype = 'd')
            SELECT n.nspname, c.relname, c.relkind, con.conname, a.attname, a.atttypid <> d.outermost,
                   coalesce(pg_get_expr(con.conbin, 0), 'VALUE IS NOT NULL'),
                   format('column %s, domain %s: %s', a.attname, format_type(d.domain, NULL),
                          coalesce(pg_get_constraintdef(con.oid), 'NOT NULL'))
            FROM nested d
            JOIN pg_type outermost ON outermost.oid = d.outermost
            JOIN pg_type t ON t.oid = d.domain
            JOIN LATERAL (
                SELECT con.oid, con.conname::text, con.conbin FROM pg_constraint con
                WHERE con.contypid = d.domain AND con.contype = 'c' AND <enforced>
                UNION ALL
                SELECT NULL, t.typname || '_not_null', NULL WHERE t.typnotnull) con ON true
            JOIN pg_attribute a ON a.atttypid IN (d.outermost, outermost.typarray)
                AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_class c ON c.oid = a.attrelid AND NOT c.relispartition
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE <tables>
            ORDER BY 1, 2, a.attnum, 4
            """;

    private static final String NOT_NULLS =
            """
            SELECT n.nspname, c.relname, c.relkind, array_agg(a.attname::text ORDER BY a.attnum)
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE a.attnotnull AND a.attnum > 0 AND NOT a.attisdropped AND NOT c.relispartition AND <tables>
            GROUP BY 1, 2, 3 ORDER BY 1, 2
            """;

    private ConstraintProbes() {}

    static List<Probe> read(Connection connection, Set<ObjectName> leftOut) throws SQLException {
        ServerVersion version = ServerVersion.of(connection);
        List<Probe> probes = new ArrayList<>();
        ServerRows.read(connection, sql(NOT_NULLS, version), leftOut, ConstraintProbes::notNulls)
                .forEach(probes::addAll);
        probes.addAll(ServerRows.read(connection, sql(CHECKS, version), leftOut, ConstraintProbes::check));
        probes.addAll(ServerRows.read(connection, sql(DOMAINS, version), leftOut, ConstraintProbes::domain));
        return probes;
    }

    private static String sql(String template, ServerVersion version) {
        return template.replace("<enforced>", version.enforced("con")).replace("<tables>", ServerRows.OF_LOCAL_TABLES);
    }

    private static List<Probe> notNulls(ObjectName table, ResultSet row) throws SQLException {
        List<Probe> probes = new ArrayList<>();
        String source = Probe.source(table, row.getString(3));
        for (String column : ServerRows.strings(row, 4)) {
            // num_nulls, since IS NULL is also true of a composite value whose fields are all NULL.
            probes.add(shared(
                    table,
                    column,
                    "column " + column + ": NOT NULL",
                    source,
                    "num_nulls(" + ObjectName.quote(table.name()) + "." + ObjectName.quote(column) + ") > 0"));
        }
        return probes;
    }

    private static Probe check(ObjectName table, ResultSet row) throws SQLException {
        return shared(
                table,
                row.getString(4),
                row.getString(6),
                Probe.source(table, row.getString(3)),
                "NOT (" + row.getString(5) + ")");
    }

    private static Probe domain(ObjectName table, ResultSet row) throws SQLException {
        String column = ObjectName.quote(table.name()) + "." + ObjectName.quote(row.getString(5));
        // The server prints a domain's checks with VALUE, which is also a name that a column can have.
        String values = row.getBoolean(6) ? "unnest(" + column + ") AS v (value)" : "(SELECT " + column + " AS value) AS v";
        return shared(
                table,
                row.getString(4),
                row.getString(8),
                Probe.source(table, row.getString(3)),
                "EXISTS (SELECT FROM " + values + " WHERE NOT (" + row.getString(7) + "))");
    }

    private static Probe shared(ObjectName table, String object, String detail, String source, String condition) {
        return new Probe(
                CONSTRAINT_VIOLATED, table, object, SqlText.literal(detail), source, condition, Probe.Scan.SHARED);
    }
}
