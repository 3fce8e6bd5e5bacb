package dev.lockstep.postgres.catalog;

import dev.lockstep.postgres.catalog.HashExpression.ColumnType;
import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which tables have rows of their own, with their columns and keys. */
final class TableLayoutReader {

    // Left out: temporary tables, what belongs to extensions, and partitions, whose rows are read by way of their
    // parent.
    // A partitioned table with foreign partitions is read from the others, one by one.
    private static final String TABLES =
            """
            WITH RECURSIVE base_type AS (
                SELECT oid AS domain, typbasetype AS base, typtypmod AS modifier FROM pg_type WHERE typtype = 'd'
                UNION ALL
                SELECT b.domain, t.typbasetype, t.typtypmod
                FROM base_type b JOIN pg_type t ON t.oid = b.base WHERE t.typtype = 'd'),
            resolved_type AS (
                SELECT b.domain AS oid, b.base, b.modifier
                FROM base_type b JOIN pg_type t ON t.oid = b.base WHERE t.typtype <> 'd')
            SELECT n.nspname, c.relname, c.relkind, a.attname, a.attnum, bn.nspname, b.typname,
                   format_type(b.oid, NULL), b.typcategory, coalesce(r.modifier, a.atttypmod), key.columns,
                   CASE WHEN c.relkind = 'p' AND EXISTS (
                            SELECT FROM pg_partition_tree(c.oid) f JOIN pg_class fc ON fc.oid = f.relid
                            WHERE fc.relkind = 'f')
                        THEN ARRAY(SELECT p.relid::regclass::text
                                   FROM pg_partition_tree(c.oid) p JOIN pg_class pc ON pc.oid = p.relid
                                   WHERE p.isleaf AND pc.relkind = 'r' ORDER BY 1) END
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN resolved_type r ON r.oid = a.atttypid
            LEFT JOIN pg_type b ON b.oid = coalesce(r.base, a.atttypid)
            LEFT JOIN pg_namespace bn ON bn.oid = b.typnamespace
            LEFT JOIN LATERAL (<key>) key ON true
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND <tables>
            ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", a.attnum
            """
                    .replace("<key>", TableKey.COLUMNS.replace("<table>", "c.oid"))
                    .replace("<tables>", ServerRows.OF_USER_TABLES);

    private TableLayoutReader() {}

    /** Returns the tables in the order of their names. */
    static List<TableLayout> read(Connection connection, Set<ObjectName> leftOut) throws SQLException {
        List<TableLayout> layouts = new ArrayList<>();
        try (PreparedStatement statement = ServerRows.prepare(connection, TABLES);
                ResultSet row = statement.executeQuery()) {
            boolean more = row.next();
            while (more) {
                ObjectName name = name(row);
                String kind = row.getString(3);
                List<String> key = ServerRows.strings(row, 11);
                List<String> localPartitions = ServerRows.strings(row, 12);
                boolean wholeTree = row.getObject(12) == null;
                List<HashExpression> columns = new ArrayList<>();
                do {
                    if (row.getString(4) != null) {
                        columns.add(column(row));
                    }
                    more = row.next();
                } while (more && name(row).equals(name));
                if (!leftOut.contains(name)) {
                    String source = kind.equals("r") || !wholeTree && localPartitions.isEmpty()
                            ? "ONLY " + name.quoted()
                            : wholeTree ? name.quoted() : union(localPartitions, columns);
                    layouts.add(new TableLayout(name, source, columns, key));
                }
            }
        }
        return layouts;
    }

    private static ObjectName name(ResultSet row) throws SQLException {
        return new ObjectName(row.getString(1), row.getString(2));
    }

    private static HashExpression column(ResultSet row) throws SQLException {
        return HashExpression.of(
                row.getString(4),
                new ColumnType(row.getString(6), row.getString(7), row.getString(8), row.getString(9), row.getInt(10)));
    }

    private static String union(List<String> partitions, List<HashExpression> columns) {
        String names = columns.stream()
                .map(column -> ObjectName.quote(column.column().name()))
                .collect(Collectors.joining(", "));
        return partitions.stream()
                .map(partition -> "SELECT " + names + " FROM ONLY " + partition)
                .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    }
}
