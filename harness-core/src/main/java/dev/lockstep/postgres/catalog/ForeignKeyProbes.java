package dev.lockstep.postgres.catalog;

import static dev.lockstep.data.IntegrityViolation.Kind.CONSTRAINT_VIOLATED;

import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks for rows whose foreign keys lead nowhere, whatever the catalogue says of their validity: triggers may have been
 * disabled, and with them the server's own care.
 */
final class ForeignKeyProbes {

    private static final String REFERENCED = "\"lockstep referenced\"";

    // The operators are those of the constraint, since the key's two sides may be of different types. In a temporal key
    // the last column is the period. What a partition has from its parent is asked of the parent.
    private static final String FOREIGN_KEYS =
            """
            SELECT n.nspname, c.relname, c.relkind, con.conname, pg_get_constraintdef(con.oid), con.confmatchtype,
                   rn.nspname, r.relname, r.relkind, k.referencing, k.referenced, k.operators, <temporal>
            FROM pg_constraint con
            JOIN pg_class c ON c.oid = con.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_class r ON r.oid = con.confrelid JOIN pg_namespace rn ON rn.oid = r.relnamespace
            CROSS JOIN LATERAL (
                SELECT array_agg(a.attname::text ORDER BY u.position) AS referencing,
                       array_agg(ra.attname::text ORDER BY u.position) AS referenced,
                       array_agg(format('OPERATOR(%I.%s)', opn.nspname, op.oprname) ORDER BY u.position) AS operators
                FROM unnest(con.conkey, con.confkey, con.conpfeqop) WITH ORDINALITY AS u (key, refkey, operator, position)
                JOIN pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = u.key
                JOIN pg_attribute ra ON ra.attrelid = con.confrelid AND ra.attnum = u.refkey
                JOIN pg_operator op ON op.oid = u.operator JOIN pg_namespace opn ON opn.oid = op.oprnamespace) k
            WHERE con.contype = 'f' AND con.conparentid = 0 AND <enforced> AND <tables>
            ORDER BY 1, 2, 4
            """;

    private ForeignKeyProbes() {}

    static List<Probe> read(Connection connection, Set<ObjectName> leftOut) throws SQLException {
        ServerVersion version = ServerVersion.of(connection);
        String sql = FOREIGN_KEYS
                .replace("<temporal>", version.temporal("con"))
                .replace("<enforced>", version.enforced("con"))
                .replace("<tables>", ServerRows.OF_LOCAL_TABLES);
        return ServerRows.read(connection, sql, leftOut, ForeignKeyProbes::probe);
    }

    private static Probe probe(ObjectName table, ResultSet row) throws SQLException {
        ObjectName referenced = new ObjectName(row.getString(7), row.getString(8));
        String source = (row.getString(9).equals("p") ? "" : "ONLY ") + referenced.quoted() + " AS " + REFERENCED;
        List<String> columns = qualified(ObjectName.quote(table.name()), ServerRows.strings(row, 10));
        List<String> targets = qualified(REFERENCED, ServerRows.strings(row, 11));
        List<String> operators = ServerRows.strings(row, 12);
        int plain = row.getBoolean(13) ? columns.size() - 1 : columns.size();
        List<String> joins = new ArrayList<>();
        for (int i = 0; i < plain; i++) {
            joins.add(targets.get(i) + " " + operators.get(i) + " " + columns.get(i));
        }
        String found = "EXISTS (SELECT FROM " + source + " WHERE " + String.join(" AND ", joins) + ")";
        if (plain < columns.size()) {
            joins.add(targets.get(plain) + " && " + columns.get(plain));
            found = "coalesce(" + columns.get(plain) + " <@ (SELECT range_agg(" + targets.get(plain) + ") FROM "
                    + source + " WHERE " + String.join(" AND ", joins) + "), false)";
        }
        // Of num_nulls the planner knows nothing and takes a few rows for all there are; IS NOT NULL it can estimate,
        // but that
        // is not true of every composite value.
        String all = columns.stream()
                .map(column -> "(" + column + " IS NOT NULL OR num_nulls(" + column + ") = 0)")
                .collect(Collectors.joining(" AND "));
        String condition = all + " AND NOT " + found;
        if (row.getString(6).equals("f") && columns.size() > 1) {
            condition = "(" + condition + " OR num_nulls(" + String.join(", ", columns) + ") BETWEEN 1 AND "
                    + (columns.size() - 1) + ")";
        }
        return new Probe(
                CONSTRAINT_VIOLATED,
                table,
                row.getString(4),
                SqlText.literal(row.getString(5)),
                Probe.source(table, row.getString(3)),
                condition,
                Probe.Scan.OWN);
    }

    private static List<String> qualified(String alias, List<String> columns) {
        return columns.stream()
                .map(column -> alias + "." + ObjectName.quote(column))
                .toList();
    }
}
