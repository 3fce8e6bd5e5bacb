package dev.lockstep.down;

import dev.lockstep.schema.ObjectKey;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import dev.lockstep.schema.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What only has another name: found, given its name back, and then no difference any more.
 *
 * <p>Two objects are taken for the same if they are alike in all but the name and nothing else is. Whether that was right is seen
 * when the rows are compared.
 */
final class Renames {

    private final List<DownStatement> statements = new ArrayList<>();
    private final Snapshot wanted;
    private Snapshot now;

    private Renames(Snapshot now, Snapshot wanted) {
        this.now = now;
        this.wanted = wanted;
    }

    static Renames between(Snapshot now, Snapshot wanted) {
        Renames renames = new Renames(now, wanted);
        renames.whole(ObjectKind.SCHEMA);
        for (ObjectKind kind : List.of(
                ObjectKind.ENUM,
                ObjectKind.DOMAIN,
                ObjectKind.COMPOSITE_TYPE,
                ObjectKind.RANGE_TYPE,
                ObjectKind.PARTITIONED_TABLE,
                ObjectKind.TABLE,
                ObjectKind.SEQUENCE)) {
            renames.whole(kind);
        }
        renames.columns();
        return renames;
    }

    List<DownStatement> statements() {
        return statements;
    }

    /** Returns the snapshot as it is after the statements, as far as that can be told. */
    Snapshot renamed() {
        return now;
    }

    private void whole(ObjectKind kind) {
        Map<String, List<SchemaObject>> surplus = byShape(kind, now, wanted);
        Map<String, List<SchemaObject>> missing = byShape(kind, wanted, now);
        missing.forEach((shape, gone) -> {
            List<SchemaObject> come = surplus.getOrDefault(shape, List.of());
            if (gone.size() == 1 && come.size() == 1) {
                rename(come.get(0).key(), gone.get(0).key());
            }
        });
    }

    private static Map<String, List<SchemaObject>> byShape(ObjectKind kind, Snapshot in, Snapshot notIn) {
        Side side = new Side(in);
        Map<String, List<SchemaObject>> shapes = new TreeMap<>();
        for (SchemaObject object : in.objects().values()) {
            boolean alone = kind != ObjectKind.SEQUENCE || !object.has("owned by");
            if (object.key().kind() == kind && alone && !notIn.objects().containsKey(object.key())) {
                shapes.computeIfAbsent(shape(object, side), unseen -> new ArrayList<>())
                        .add(object);
            }
        }
        return shapes;
    }

    /** Returns what is left of an object without names that change with its own. */
    private static String shape(SchemaObject object, Side side) {
        String identity = object.key().identity();
        StringBuilder shape = new StringBuilder();
        if (object.key().kind() == ObjectKind.SCHEMA) {
            side.snapshot().objects().values().stream()
                    .filter(inner -> inner.key().identity().startsWith(identity + "."))
                    .filter(Side::isRelation)
                    .forEach(inner -> shape.append(inner.key().kind())
                            .append(inner.key().identity().substring(identity.length()))
                            .append(';'));
            // Two schemas without a table are alike by chance.
            return shape.length() == 0 ? object.key().identity() : shape.toString();
        }
        for (SchemaObject column : side.columnsOf(identity)) {
            shape.append(ColumnForm.name(column))
                    .append(' ')
                    .append(column.value("type"))
                    .append(column.value("nullable"));
            shape.append(';');
        }
        if (object.key().kind() == ObjectKind.COMPOSITE_TYPE
                || TableForm.isTable(object.key().kind())) {
            return shape.isEmpty() || object.has("partition of") ? identity : shape.toString();
        }
        SortedMap<String, String> properties = new TreeMap<>(object.properties());
        properties.keySet().removeIf(Standing::isPartOf);
        properties.keySet().removeIf(property -> property.equals("multirange"));
        return properties.toString();
    }

    private void rename(ObjectKey from, ObjectKey to) {
        String words = Names.words(from.kind());
        if (from.kind() == ObjectKind.SCHEMA) {
            add("ALTER SCHEMA " + from.identity() + " RENAME TO " + to.identity());
        } else {
            Identity old = new Identity(from.identity());
            Identity now = new Identity(to.identity());
            String held = old.text();
            if (!old.owner().equals(now.owner())) {
                add("ALTER " + words + " " + held + " SET SCHEMA " + now.owner());
                held = now.owner() + "." + old.last();
            }
            if (!old.last().equals(now.last())) {
                add("ALTER " + words + " " + held + " RENAME TO " + now.last());
            }
        }
        replace(Pattern.compile("(?<![\\w\"$.])" + Pattern.quote(from.identity()) + "(?![\\w\"$])"), to.identity(), "");
    }

    private void add(String sql) {
        statements.add(new DownStatement(sql));
    }

    private void columns() {
        Side have = new Side(now);
        Side want = new Side(wanted);
        for (SchemaObject table : List.copyOf(wanted.objects().values())) {
            String identity = table.key().identity();
            boolean renamable =
                    TableForm.isTable(table.key().kind()) || table.key().kind() == ObjectKind.COMPOSITE_TYPE;
            if (renamable && have.relation(identity).isPresent()) {
                columns(have.columnsOf(identity), want.columnsOf(identity), table);
            }
        }
    }

    // A column keeps its place under another name; one that was dropped and another that was added do not share it.
    private void columns(List<SchemaObject> have, List<SchemaObject> want, SchemaObject table) {
        if (have.size() != want.size()) {
            return;
        }
        for (int i = 0; i < have.size(); i++) {
            SchemaObject column = have.get(i);
            SchemaObject former = want.get(i);
            boolean other = !column.key().equals(former.key())
                    && want.stream().noneMatch(one -> one.key().equals(column.key()))
                    && have.stream().noneMatch(one -> one.key().equals(former.key()));
            if (other && column.value("type").equals(former.value("type"))) {
                String from = ColumnForm.name(column);
                String to = ColumnForm.name(former);
                add("ALTER " + Names.words(table.key().kind()) + " "
                        + table.key().identity()
                        + (table.key().kind() == ObjectKind.COMPOSITE_TYPE ? " RENAME ATTRIBUTE " : " RENAME COLUMN ")
                        + from + " TO " + to);
                replace(
                        Pattern.compile("(?<![\\w\"$])" + Pattern.quote(from) + "(?![\\w\"$])"),
                        to,
                        table.key().identity());
            }
        }
    }

    /** Replaces a name everywhere, or in what belongs to {@code within} and what names it. */
    private void replace(Pattern name, String by, String within) {
        List<SchemaObject> objects = new ArrayList<>();
        Identity scope = new Identity(within);
        for (SchemaObject object : now.objects().values()) {
            boolean reached = within.isEmpty()
                    || object.belongsTo().equals(within)
                    || object.properties().values().stream().anyMatch(scope::isNamedIn);
            objects.add(reached ? replaced(object, name, by, within) : object);
        }
        SortedMap<String, List<String>> order = new TreeMap<>();
        now.columnOrder().forEach((table, columns) -> {
            String renamed = within.isEmpty() ? replaced(table, name, by) : table;
            order.put(
                    renamed,
                    columns.stream()
                            .map(column ->
                                    table.equals(within) && name.matcher(column).matches() ? by : column)
                            .toList());
        });
        Map<ObjectKey, SchemaObject> unique = new HashMap<>();
        objects.forEach(object -> unique.put(object.key(), object));
        now = Snapshot.of(unique.values(), order);
    }

    private static SchemaObject replaced(SchemaObject object, Pattern name, String by, String within) {
        SortedMap<String, String> properties = new TreeMap<>();
        object.properties()
                .forEach((property, value) ->
                        properties.put(property, Standing.isPartOf(property) ? value : replaced(value, name, by)));
        String identity = object.key().identity();
        if (within.isEmpty()) {
            return new SchemaObject(
                    new ObjectKey(object.key().kind(), replaced(identity, name, by)),
                    replaced(object.belongsTo(), name, by),
                    properties);
        }
        boolean itself = object.key().kind() == ObjectKind.COLUMN
                && object.belongsTo().equals(within)
                && name.matcher(ColumnForm.name(object)).matches();
        ObjectKey key = itself ? new ObjectKey(ObjectKind.COLUMN, within + "." + by) : object.key();
        return new SchemaObject(key, object.belongsTo(), properties);
    }

    private static String replaced(String text, Pattern name, String by) {
        return name.matcher(text).replaceAll(Matcher.quoteReplacement(by));
    }
}
