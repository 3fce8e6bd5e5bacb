package dev.lockstep.postgres.catalog;

import dev.lockstep.schema.ObjectKey;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import dev.lockstep.schema.Snapshot;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a snapshot of the rows of {@link CatalogQuery catalogue queries}.
 *
 * <p>{@code kind}, {@code identity}, {@code belongs_to} and {@code address} (catalogue, number and part) say which object a
 * row is about; {@code address} alone refers to an object of an earlier query, and a row about an unknown one is dropped.
 * {@code property} and {@code value} carry a property whose name is data, {@code column_name} a column in physical order. All
 * other columns are properties under their own name.
 */
final class SnapshotAssembler {

    private final Map<String, Draft> drafts = new HashMap<>();
    private final SortedMap<String, List<String>> columnOrder = new TreeMap<>();

    void add(ResultSet rows) throws SQLException {
        Map<String, Integer> columns = columnsOf(rows);
        int address = columns.remove("address");
        int kind = position(columns, "kind");
        int identity = position(columns, "identity");
        int belongsTo = position(columns, "belongs_to");
        int columnName = position(columns, "column_name");
        int property = position(columns, "property");
        int value = position(columns, "value");
        while (rows.next()) {
            String kindName = text(rows, kind);
            String relation = text(rows, belongsTo);
            @Nullable
            Draft draft = kindName.isEmpty()
                    ? drafts.get(text(rows, address))
                    : draft(text(rows, address), kindName, text(rows, identity), relation);
            if (draft != null) {
                draft.set(text(rows, property), text(rows, value));
                for (Map.Entry<String, Integer> column : columns.entrySet()) {
                    draft.set(column.getKey(), text(rows, column.getValue()));
                }
            }
            if (columnName != 0) {
                columnOrder
                        .computeIfAbsent(relation, unseen -> new ArrayList<>())
                        .add(text(rows, columnName));
            }
        }
    }

    private static Map<String, Integer> columnsOf(ResultSet rows) throws SQLException {
        ResultSetMetaData shape = rows.getMetaData();
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 1; i <= shape.getColumnCount(); i++) {
            columns.put(shape.getColumnLabel(i), i);
        }
        return columns;
    }

    private static int position(Map<String, Integer> columns, String label) {
        @Nullable Integer position = columns.remove(label);
        return position == null ? 0 : position;
    }

    private static String text(ResultSet rows, int position) throws SQLException {
        @Nullable String text = position == 0 ? null : rows.getString(position);
        return text == null ? "" : text;
    }

    private Draft draft(String address, String kind, String identity, String belongsTo) {
        return drafts.computeIfAbsent(
                address, unseen -> new Draft(new ObjectKey(ObjectKind.valueOf(kind), identity), belongsTo));
    }

    Snapshot assemble() {
        return Snapshot.of(drafts.values().stream().map(Draft::object).toList(), columnOrder);
    }

    private record Draft(ObjectKey key, String belongsTo, SortedMap<String, String> properties) {

        Draft(ObjectKey key, String belongsTo) {
            this(key, belongsTo, new TreeMap<>());
        }

        void set(String property, String value) {
            if (!value.isEmpty()) {
                properties.put(property, value);
            }
        }

        SchemaObject object() {
            return new SchemaObject(key, belongsTo, properties);
        }
    }
}
