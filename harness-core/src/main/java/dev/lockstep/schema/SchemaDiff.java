package dev.lockstep.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What differs between two snapshots, in the order of the objects' keys.
 *
 * @param changes objects added, removed or altered
 * @param reordered tables that differ in nothing but the physical order of the same columns
 */
public record SchemaDiff(List<Change> changes, List<Change.Reordered> reordered) {

    public SchemaDiff {
        changes = List.copyOf(changes);
        reordered = List.copyOf(reordered);
    }

    /** Returns what must change in {@code before} to become {@code after}. */
    public static SchemaDiff between(Snapshot before, Snapshot after) {
        List<Change> changes = new ArrayList<>();
        SortedSet<ObjectKey> keys = new TreeSet<>(before.objects().keySet());
        keys.addAll(after.objects().keySet());
        for (ObjectKey key : keys) {
            SchemaObject old = before.objects().get(key);
            SchemaObject now = after.objects().get(key);
            if (old == null) {
                changes.add(new Change.Added(Objects.requireNonNull(now)));
            } else if (now == null) {
                changes.add(new Change.Removed(old));
            } else {
                alterations(old, now, changes);
            }
        }
        return new SchemaDiff(changes, reorderings(before, after));
    }

    private static void alterations(SchemaObject old, SchemaObject now, List<Change> changes) {
        SortedSet<String> properties = new TreeSet<>(old.properties().keySet());
        properties.addAll(now.properties().keySet());
        for (String property : properties) {
            String before = old.properties().getOrDefault(property, "");
            String after = now.properties().getOrDefault(property, "");
            if (!before.equals(after)) {
                changes.add(new Change.Altered(old.key(), property, before, after));
            }
        }
    }

    private static List<Change.Reordered> reorderings(Snapshot before, Snapshot after) {
        List<Change.Reordered> reordered = new ArrayList<>();
        before.columnOrder().forEach((table, columns) -> {
            List<String> now = after.columnOrder().get(table);
            if (now != null && !now.equals(columns) && new HashSet<>(now).equals(new HashSet<>(columns))) {
                reordered.add(new Change.Reordered(
                        new ObjectKey(ObjectKind.TABLE, table), String.join(", ", columns), String.join(", ", now)));
            }
        });
        return reordered;
    }

    /** Returns whether nothing differs but, at most, the physical order of columns. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Returns one line per difference. */
    public List<String> lines() {
        return changes.stream().map(Change::text).toList();
    }
}
