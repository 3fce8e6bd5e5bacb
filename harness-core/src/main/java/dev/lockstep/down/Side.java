package dev.lockstep.down;

import dev.lockstep.schema.ObjectKey;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import dev.lockstep.schema.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One of two snapshots, with what belongs together found quickly. */
final class Side {

    private static final Set<ObjectKind> RELATIONS = Set.of(
            ObjectKind.TABLE,
            ObjectKind.PARTITIONED_TABLE,
            ObjectKind.FOREIGN_TABLE,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.COMPOSITE_TYPE);

    private final Snapshot snapshot;
    private final Map<String, List<SchemaObject>> parts = new HashMap<>();
    private final Map<String, SchemaObject> relations = new HashMap<>();

    Side(Snapshot snapshot) {
        this.snapshot = snapshot;
        for (SchemaObject object : snapshot.objects().values()) {
            if (RELATIONS.contains(object.key().kind())) {
                relations.put(object.key().identity(), object);
            } else if (!object.belongsTo().isEmpty()) {
                parts.computeIfAbsent(object.belongsTo(), table -> new ArrayList<>())
                        .add(object);
            }
        }
    }

    Snapshot snapshot() {
        return snapshot;
    }

    static boolean isRelation(SchemaObject object) {
        return RELATIONS.contains(object.key().kind());
    }

    /** Returns the relation or composite type of that name. */
    Optional<SchemaObject> relation(String identity) {
        return Optional.ofNullable(relations.get(identity));
    }

    boolean isComposite(String identity) {
        return relation(identity)
                .filter(object -> object.key().kind() == ObjectKind.COMPOSITE_TYPE)
                .isPresent();
    }

    boolean isView(String identity) {
        return relation(identity)
                .filter(object ->
                        object.key().kind() == ObjectKind.VIEW || object.key().kind() == ObjectKind.MATERIALIZED_VIEW)
                .isPresent();
    }

    Optional<SchemaObject> find(ObjectKind kind, String identity) {
        return Optional.ofNullable(snapshot.objects().get(new ObjectKey(kind, identity)));
    }

    /** Returns what belongs to a relation. */
    List<SchemaObject> partsOf(String relation) {
        return parts.getOrDefault(relation, List.of());
    }

    /** Returns the columns of a relation in their physical order. */
    List<SchemaObject> columnsOf(String relation) {
        List<SchemaObject> columns = new ArrayList<>();
        for (String name : snapshot.columnOrder().getOrDefault(relation, List.of())) {
            partsOf(relation).stream()
                    .filter(part -> part.key().kind() == ObjectKind.COLUMN)
                    .filter(part ->
                            plain(new Identity(part.key().identity()).last()).equals(name))
                    .forEach(columns::add);
        }
        return columns;
    }

    private static String plain(String identifier) {
        return identifier.startsWith("\"")
                ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
                : identifier;
    }

    /** Returns whether an index stands behind a constraint, which makes it and takes it away. */
    boolean isOfConstraint(SchemaObject index) {
        String name = new Identity(index.key().identity()).last();
        return partsOf(index.belongsTo()).stream()
                .anyMatch(part -> part.key().kind() == ObjectKind.CONSTRAINT
                        && new Identity(part.key().identity()).last().equals(name)
                        && KeyForm.makesIndex(part));
    }

    /** Returns the NOT NULL constraint of a column, which has a name since PostgreSQL 18. */
    Optional<SchemaObject> notNullOf(SchemaObject column) {
        String name = new Identity(column.key().identity()).last();
        return partsOf(column.belongsTo()).stream()
                .filter(part -> part.key().kind() == ObjectKind.CONSTRAINT)
                .filter(part -> {
                    String definition = part.value("definition");
                    return definition.equals("NOT NULL " + name) || definition.startsWith("NOT NULL " + name + " ");
                })
                .findFirst();
    }

    /** Returns the sequence that an identity column or a serial brought along. */
    Optional<SchemaObject> sequenceOf(SchemaObject column) {
        return partsOf(column.belongsTo()).stream()
                .filter(part -> part.key().kind() == ObjectKind.SEQUENCE)
                .filter(part -> part.value("owned by").equals(column.key().identity()))
                .findFirst();
    }
}
