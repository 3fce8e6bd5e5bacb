package dev.lockstep.postgres.rows;

import dev.lockstep.journal.InsertableRow.Writing;
import dev.lockstep.schema.ObjectName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the shapes of a database's tables from its catalogue. */
final class TableShapeReader {

    private static final String COLUMNS =
            """
            SELECT n.nspname, c.relname, a.attname, a.attidentity = 'a' AS always,
                NOT a.attnotnull OR a.atthasdef OR a.attidentity <> '' AS optional,
                (WITH RECURSIVE below AS (
                    SELECT t.oid, t.typname, t.typtype, t.typbasetype FROM pg_type t WHERE t.oid = a.atttypid
                    UNION ALL
                    SELECT t.oid, t.typname, t.typtype, t.typbasetype
                    FROM below b JOIN pg_type t ON t.oid = b.typbasetype WHERE b.typtype = 'd')
                 SELECT typname FROM below WHERE typtype <> 'd') AS type
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
                AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_t%'
                AND NOT EXISTS (SELECT FROM pg_depend d
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY n.nspname, c.relname, a.attnum""";

    private static final String LINKS =
            """
            SELECT n.nspname, c.relname, tn.nspname AS target_schema, t.relname AS target,
                ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS u(num, place)
                    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.num ORDER BY u.place) AS columns,
                ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS u(num, place)
                    JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.num ORDER BY u.place) AS keys
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
            WHERE k.contype = 'f' AND k.conparentid = 0
            ORDER BY k.oid""";

    private TableShapeReader() {}

    /** Returns the shapes by table, without those of {@code leftOut}. */
    static Map<ObjectName, TableShape> read(Connection connection, Set<ObjectName> leftOut) throws SQLException {
        Map<ObjectName, List<TableShape.Column>> columns = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS);
                ResultSet result = query.executeQuery()) {
            while (result.next()) {
                ObjectName table = new ObjectName(result.getString("nspname"), result.getString("relname"));
                List<TableShape.Column> known = columns.computeIfAbsent(table, name -> new ArrayList<>());
                if (result.getString("attname") != null) {
                    known.add(new TableShape.Column(
                            result.getString("attname"),
                            result.getString("type"),
                            result.getBoolean("optional") ? TableShape.Need.OPTIONAL : TableShape.Need.REQUIRED,
                            result.getBoolean("always") ? Writing.OVERRIDING : Writing.PLAIN));
                }
            }
        }
        columns.keySet().removeAll(leftOut);
        Map<ObjectName, List<TableShape.Link>> links = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(LINKS);
                ResultSet result = query.executeQuery()) {
            while (result.next()) {
                ObjectName table = new ObjectName(result.getString("nspname"), result.getString("relname"));
                links.computeIfAbsent(table, name -> new ArrayList<>())
                        .add(new TableShape.Link(
                                texts(result.getArray("columns")),
                                new ObjectName(result.getString("target_schema"), result.getString("target")),
                                texts(result.getArray("keys"))));
            }
        }
        Map<ObjectName, TableShape> shapes = new LinkedHashMap<>();
        columns.forEach(
                (table, own) -> shapes.put(table, new TableShape(table, own, links.getOrDefault(table, List.of()))));
        return shapes;
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
