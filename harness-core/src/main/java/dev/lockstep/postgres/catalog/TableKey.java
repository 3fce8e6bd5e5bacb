package dev.lockstep.postgres.catalog;

import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What reports call a row of a table by.
 *
 * @param columns the primary key, else a unique key without NULLs, else the first columns
 * @param unique whether they are a key
 */
record TableKey(List<String> columns, boolean unique) {

    // A unique index whose columns allow NULL, that has a condition or an expression, or that the server does not
    // trust, does not tell rows apart. Ordered by names, since oids and names of indexes differ between two states.
    static final String COLUMNS =
            """
            SELECT k.columns
            FROM pg_index i
            CROSS JOIN LATERAL (
                SELECT array_agg(a.attname::text ORDER BY p.position) AS columns, bool_and(a.attnotnull) AS no_nulls
                FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS p (attnum, position)
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = p.attnum
                WHERE p.position <= i.indnkeyatts) k
            WHERE i.indrelid = <table> AND i.indisunique AND i.indisvalid AND i.indisready
              AND i.indpred IS NULL AND i.indexprs IS NULL AND k.no_nulls
            ORDER BY i.indisprimary DESC, i.indnkeyatts, k.columns LIMIT 1
            """;

    private static final String KEY_OR_FIRST_COLUMNS =
            """
            SELECT coalesce(key.columns, ARRAY(
                SELECT attname::text FROM pg_attribute
                WHERE attrelid = t.oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum LIMIT 3)),
                key.columns IS NOT NULL
            FROM (SELECT ?::regclass::oid AS oid) t LEFT JOIN LATERAL (<key>) key ON true
            """
                    .replace("<key>", COLUMNS.replace("<table>", "t.oid"));

    TableKey {
        columns = List.copyOf(columns);
    }

    static TableKey read(Connection connection, ObjectName table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEY_OR_FIRST_COLUMNS)) {
            statement.setString(1, table.quoted());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new TableKey(List.of((String[]) row.getArray(1).getArray()), row.getBoolean(2));
            }
        }
    }

    /** Returns an expression for the key of a row as people write it, {@code (id=17)}. */
    String sql(String alias) {
        StringBuilder sql = new StringBuilder("'('");
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            sql.append(" || ")
                    .append(SqlText.literal((i == 0 ? "" : ", ") + name + "="))
                    .append(" || coalesce(left(" + alias + "." + ObjectName.quote(name) + "::text, 60), 'NULL')");
        }
        return sql.append(" || ')'").toString();
    }

    /** Returns the expressions that put the rows in the order of the key. */
    String order(String alias) {
        return columns.stream()
                .map(column -> alias + "." + ObjectName.quote(column))
                .map(column -> unique ? column : "(" + column + "::text) COLLATE \"C\"")
                .collect(Collectors.joining(", "));
    }
}
