package dev.lockstep.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Every object of a database at one moment.
 *
 * @param objects by key, sorted
 * @param columnOrder for each table's identity its column names in physical order: compared, but reported apart
 */
public record Snapshot(SortedMap<ObjectKey, SchemaObject> objects, SortedMap<String, List<String>> columnOrder) {

    public Snapshot {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
        SortedMap<String, List<String>> copied = new TreeMap<>();
        columnOrder.forEach((table, columns) -> copied.put(table, List.copyOf(columns)));
        columnOrder = Collections.unmodifiableSortedMap(copied);
    }

    /** Returns a snapshot of {@code objects}. */
    public static Snapshot of(Collection<SchemaObject> objects, SortedMap<String, List<String>> columnOrder) {
        SortedMap<ObjectKey, SchemaObject> byKey = new TreeMap<>();
        for (SchemaObject object : objects) {
            if (byKey.put(object.key(), object) != null) {
                throw new IllegalArgumentException("two objects are named " + object.key());
            }
        }
        return new Snapshot(byKey, columnOrder);
    }

    /** Returns the snapshot of nothing. */
    public static Snapshot empty() {
        return new Snapshot(new TreeMap<>(), new TreeMap<>());
    }

    /** Returns this snapshot without the objects that {@code leftOut} accepts. */
    public Snapshot without(Predicate<SchemaObject> leftOut) {
        SortedMap<ObjectKey, SchemaObject> kept = new TreeMap<>();
        objects.forEach((key, object) -> {
            if (!leftOut.test(object)) {
                kept.put(key, object);
            }
        });
        return new Snapshot(kept, columnOrder);
    }
}
