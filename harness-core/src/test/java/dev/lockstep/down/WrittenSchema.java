package dev.lockstep.down;

import dev.lockstep.schema.ObjectKey;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import dev.lockstep.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A schema as a test writes it. */
final class WrittenSchema {

    private final List<SchemaObject> objects = new ArrayList<>();
    private final SortedMap<String, List<String>> order = new TreeMap<>();

    /** Returns a schema with a table {@code public.orders} of these columns: {@code id bigint}. */
    static WrittenSchema orders(String... columns) {
        return new WrittenSchema().table("public.orders", columns);
    }

    WrittenSchema table(String name, String... columns) {
        with(ObjectKind.TABLE, name, name, "owner", "postgres");
        for (String column : columns) {
            String[] words = column.split(" ", 2);
            column(name, words[0], "type", words[1]);
        }
        order.computeIfAbsent(name, unseen -> new ArrayList<>());
        return this;
    }

    WrittenSchema column(String table, String name, String... properties) {
        order.computeIfAbsent(table, unseen -> new ArrayList<>()).add(name);
        return with(ObjectKind.COLUMN, table + "." + name, table, properties);
    }

    /** Adds something that stands alone. */
    WrittenSchema alone(ObjectKind kind, String identity, String... properties) {
        return with(kind, identity, "", properties);
    }

    /** Adds something that belongs to a relation. */
    WrittenSchema with(ObjectKind kind, String identity, String belongsTo, String... properties) {
        SortedMap<String, String> map = new TreeMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            map.put(properties[i], properties[i + 1]);
        }
        objects.add(new SchemaObject(new ObjectKey(kind, identity), belongsTo, map));
        return this;
    }

    Snapshot snapshot() {
        return Snapshot.of(objects, order);
    }

    /** Returns the statements that lead back to this schema. */
    List<String> from(WrittenSchema now) {
        return down(now).statements().stream().map(DownStatement::sql).toList();
    }

    DerivedDown down(WrittenSchema now) {
        return new DownDeriver().derive(now.snapshot(), snapshot());
    }
}
