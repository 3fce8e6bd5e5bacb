package dev.lockstep.postgres.catalog;

import dev.lockstep.schema.ObjectKey;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import dev.lockstep.schema.Snapshot;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * other columns are properties.
 */
final class SnapshotAssembler {

    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final SortedMap<String, List<String>> columnOrder = new TreeMap<>();

    void add(ResultSet rows) throws SQLException {
        ResultSetMetaData shape = rows.getMetaData();
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= shape.getColumnCount(); i++) {
            labels.add(shape.getColumnLabel(i));
        }
        while (rows.next()) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < labels.size(); i++) {
                @Nullable String value = rows.getString(i + 1);
                if (value != null) {
                    row.put(labels.get(i), value);
                }
            }
            add(row);
        }
    }

    private void add(Map<String, String> row) {
        String address = take(row, "address");
        String kind = take(row, "kind");
        String identity = take(row, "identity");
        String belongsTo = take(row, "belongs_to");
        String columnName = take(row, "column_name");
        if (!kind.isEmpty()) {
            drafts.computeIfAbsent(
                    address, unseen -> new Draft(new ObjectKey(ObjectKind.valueOf(kind), identity), belongsTo));
        }
        if (!columnName.isEmpty()) {
            columnOrder.computeIfAbsent(belongsTo, unseen -> new ArrayList<>()).add(columnName);
        }
        @Nullable Draft draft = drafts.get(address);
        if (draft != null) {
            String property = take(row, "property");
            String value = take(row, "value");
            draft.set(property, value);
            row.forEach(draft::set);
        }
    }

    private static String take(Map<String, String> row, String label) {
        @Nullable String value = row.remove(label);
        return value == null ? "" : value;
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
