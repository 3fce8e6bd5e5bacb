package dev.lockstep.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
        SortedMap<String, List<String>> order = new TreeMap<>(columnOrder);
        order.keySet().retainAll(relationsIn(kept));
        return new Snapshot(kept, order);
    }

    private static Set<String> relationsIn(SortedMap<ObjectKey, SchemaObject> objects) {
        return objects.values().stream().map(SchemaObject::belongsTo).collect(Collectors.toSet());
    }

    /**
     * Returns this snapshot as if {@code relations} had never been made: without them and all that belongs to them (columns,
     * constraints, indexes, owned sequences, triggers …), and without a schema that holds nothing else, which whoever made
     * the relations will have made for them. Schema {@code public} always stays.
     */
    public Snapshot withoutRelations(Set<ObjectName> relations) {
        Snapshot kept = without(object ->
                !object.belongsTo().isEmpty() && relations.contains(ObjectName.parse(object.belongsTo())));
        Set<String> emptied = new TreeSet<>();
        for (ObjectName relation : relations) {
            emptied.add(ObjectName.schemaOf(relation.quoted()));
        }
        emptied.remove("public");
        kept.objects.values().stream()
                .filter(object -> object.key().kind() != ObjectKind.SCHEMA)
                .forEach(object -> emptied.remove(ObjectName.schemaOf(object.key().identity())));
        return kept.without(object -> object.key().kind() == ObjectKind.SCHEMA
                && emptied.contains(ObjectName.schemaOf(object.key().identity())));
    }
}
