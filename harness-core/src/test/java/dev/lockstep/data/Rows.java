package dev.lockstep.data;

import dev.lockstep.schema.ObjectName;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** States made by hand: the hash of a value is the hash of its text, and {@code -} is NULL. */
final class Rows {

    private final FingerprintBuilder builder;
    private final List<String> columns;
    private final List<String> shown;

    private Rows(RowSpace space, String table, List<String> keyColumns, List<HashedColumn> columns) {
        this.columns = columns.stream().map(HashedColumn::name).toList();
        shown = keyColumns.isEmpty() ? this.columns : keyColumns;
        builder = new FingerprintBuilder(ObjectName.inPublic(table), columns, keyColumns, shown, space);
    }

    /** A column is its name, or name:form. */
    static Rows keyedBy(RowSpace space, String key, String table, String... columns) {
        return new Rows(
                space,
                table,
                key.isEmpty() ? List.of() : List.of(key.split(",")),
                Arrays.stream(columns).map(Rows::column).toList());
    }

    private static HashedColumn column(String text) {
        String[] parts = text.split(":");
        return new HashedColumn(parts[0], parts.length == 1 ? "text" : parts[1]);
    }

    Rows row(Object... values) {
        builder.row();
        shown.forEach(name -> builder.shown(values[columns.indexOf(name)].toString()));
        for (Object value : values) {
            builder.hash(
                    value.equals("-") ? TableFingerprint.NULL : value.toString().hashCode());
        }
        return this;
    }

    static DataState state(Rows... tables) {
        SortedMap<ObjectName, TableFingerprint> byName = new TreeMap<>();
        for (Rows table : tables) {
            TableFingerprint built = table.builder.build();
            byName.put(built.table(), built);
        }
        return new DataState(byName);
    }
}
