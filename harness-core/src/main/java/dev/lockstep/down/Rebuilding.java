package dev.lockstep.down;

import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKey;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What cannot be altered and so is dropped and made again, with all that stands on it.
 *
 * @param keys the objects; each is there before and after
 */
record Rebuilding(Set<ObjectKey> keys, Side have, Side want) {

    private static final Set<String> OF_INDEXES_IN_PLACE =
            Set.of("tablespace", "clustered", "replica identity", "statistics targets", "partition of", "valid");
    private static final Set<String> NEW_ROUTINE = Set.of("arguments", "returns", "window");
    private static final Set<String> NEW_TYPE = Set.of(
            "based on",
            "collation",
            "subtype",
            "subtype operator class",
            "range collation",
            "canonical",
            "subtype difference");

    static Rebuilding of(List<Change> changes, Side have, Side want) {
        Set<ObjectKey> keys = new TreeSet<>();
        Set<String> grounds = new TreeSet<>();
        for (Change change : changes) {
            if (change instanceof Change.Altered altered && isNew(altered, have)) {
                keys.add(change.key());
            }
            viewOf(change, have, want).ifPresent(keys::add);
            groundOf(change).forEach(grounds::add);
        }
        Rebuilding rebuilding = new Rebuilding(keys, have, want);
        rebuilding.spread(grounds);
        return rebuilding;
    }

    private static boolean isNew(Change.Altered change, Side have) {
        String property = change.property();
        if (Standing.isPartOf(property)) {
            return false;
        }
        return switch (change.key().kind()) {
            case TABLE,
                    PARTITIONED_TABLE,
                    FOREIGN_TABLE,
                    SEQUENCE,
                    ENUM,
                    SCHEMA,
                    EXTENSION,
                    COMPOSITE_TYPE,
                    PUBLICATION,
                    DEFAULT_PRIVILEGES -> false;
            case COLUMN -> property.equals("generated") && !change.after().isEmpty();
            case CONSTRAINT -> property.equals("definition") || property.equals("validated");
            case INDEX -> !OF_INDEXES_IN_PLACE.contains(property) && !isOfConstraint(change, have);
            case VIEW -> property.equals("definition");
            case MATERIALIZED_VIEW -> property.equals("definition") || property.equals("access method");
            case FUNCTION, PROCEDURE -> NEW_ROUTINE.contains(property);
            case DOMAIN, RANGE_TYPE -> NEW_TYPE.contains(property);
            case TRIGGER, RULE, EVENT_TRIGGER -> !property.equals("enabled");
            case STATISTICS -> property.equals("definition");
            case POLICY, CAST, AGGREGATE, PUBLICATION_TABLE, PUBLICATION_SCHEMA -> true;
            default -> false;
        };
    }

    private static boolean isOfConstraint(Change.Altered change, Side have) {
        return have.find(ObjectKind.INDEX, change.key().identity())
                .filter(have::isOfConstraint)
                .isPresent();
    }

    /** A view whose columns are others is another view. */
    private static Optional<ObjectKey> viewOf(Change change, Side have, Side want) {
        if (change.key().kind() != ObjectKind.COLUMN) {
            return Optional.empty();
        }
        boolean shape = !(change instanceof Change.Altered altered)
                || altered.property().equals("type")
                || altered.property().equals("collation");
        String relation = new Identity(change.key().identity()).owner();
        return shape && have.isView(relation) && want.isView(relation)
                ? want.relation(relation).map(SchemaObject::key)
                : Optional.empty();
    }

    /** Returns on what nothing may stand while it is changed. */
    private static List<String> groundOf(Change change) {
        ObjectKey key = change.key();
        if (change instanceof Change.Altered altered) {
            boolean retyped = key.kind() == ObjectKind.COLUMN
                    && (altered.property().equals("type") || altered.property().equals("collation"));
            if (retyped) {
                return List.of(new Identity(key.identity()).owner());
            }
            return key.kind() == ObjectKind.ENUM && altered.property().equals("labels") && !isRename(altered)
                    ? List.of(key.identity())
                    : List.of();
        }
        return List.of();
    }

    private static boolean isRename(Change.Altered altered) {
        return TypeForm.labels(altered.before()).size()
                == TypeForm.labels(altered.after()).size();
    }

    private void spread(Set<String> grounds) {
        boolean grown = true;
        while (grown) {
            Set<String> moving = new TreeSet<>(grounds);
            keys.stream()
                    .filter(key -> key.kind() != ObjectKind.CONSTRAINT && key.kind() != ObjectKind.INDEX)
                    .filter(key -> key.kind() != ObjectKind.COLUMN)
                    .map(ObjectKey::identity)
                    .forEach(moving::add);
            Set<ObjectKey> standing = want.snapshot().objects().values().stream()
                    .filter(object -> have.snapshot().objects().containsKey(object.key()))
                    .filter(object -> canBeRebuilt(object, grounds))
                    .filter(object -> standsOn(object, moving))
                    .map(SchemaObject::key)
                    .collect(Collectors.toSet());
            standing.addAll(foreignKeysOfRebuiltKeys());
            grown = keys.addAll(standing);
        }
    }

    private boolean canBeRebuilt(SchemaObject object, Set<String> grounds) {
        return switch (object.key().kind()) {
            case VIEW, MATERIALIZED_VIEW, RULE, POLICY -> true;
            case FUNCTION, PROCEDURE, AGGREGATE -> !grounds.contains(
                    object.key().identity());
            case TRIGGER -> object.has("definition");
            case INDEX -> !want.isOfConstraint(object) && !object.has("partition of");
            case CONSTRAINT -> object.value("definition").startsWith("CHECK") && !object.has("inherited");
            default -> false;
        };
    }

    private boolean standsOn(SchemaObject object, Set<String> moving) {
        SchemaObject now = have.snapshot().objects().getOrDefault(object.key(), object);
        return moving.stream()
                .filter(ground -> !ground.equals(object.key().identity()))
                .anyMatch(ground -> {
                    Identity identity = new Identity(ground);
                    boolean own = object.belongsTo().equals(ground);
                    return own
                            ? object.key().kind() == ObjectKind.RULE
                                    || object.key().kind() == ObjectKind.POLICY
                                    || (object.key().kind() == ObjectKind.TRIGGER && have.isView(ground))
                                    || (object.key().kind() == ObjectKind.INDEX && have.isView(ground))
                            : ownText(object, identity) || ownText(now, identity);
                });
    }

    // An index and a check name their own table; that is no reason.
    private static boolean ownText(SchemaObject object, Identity ground) {
        String text = CreationOrder.definition(object);
        return ground.isNamedIn(
                object.belongsTo().isEmpty() || Side.isRelation(object) ? text : text.replace(object.belongsTo(), ""));
    }

    private List<ObjectKey> foreignKeysOfRebuiltKeys() {
        List<ObjectKey> found = new ArrayList<>();
        List<String> tables = want.snapshot().objects().values().stream()
                .filter(object -> keys.contains(object.key()) && KeyForm.makesIndex(object))
                .map(SchemaObject::belongsTo)
                .toList();
        for (SchemaObject object : want.snapshot().objects().values()) {
            if (KeyForm.isForeignKey(object)
                    && have.snapshot().objects().containsKey(object.key())
                    && tables.stream().anyMatch(table -> new Identity(table).isNamedIn(object.value("definition")))) {
                found.add(object.key());
            }
        }
        return found;
    }

    /** Returns the objects as they are, to be dropped. */
    List<SchemaObject> dropped() {
        return keys.stream()
                .flatMap(key -> have.find(key.kind(), key.identity()).stream())
                .toList();
    }

    /** Returns the objects as they were, to be made, and what goes with them when they are dropped. */
    List<SchemaObject> made() {
        List<SchemaObject> made = new ArrayList<>();
        for (ObjectKey key : keys) {
            want.find(key.kind(), key.identity()).ifPresent(made::add);
            if (have.isView(key.identity()) && key.kind() != ObjectKind.COLUMN) {
                want.partsOf(key.identity()).stream()
                        .filter(part -> !made.contains(part))
                        .forEach(made::add);
            }
        }
        return made;
    }

    /** Returns whether an object is made with a view that is made again. */
    boolean takes(SchemaObject object) {
        return keys.stream()
                .anyMatch(key -> Side.isRelation(object)
                        ? key.equals(object.key())
                        : key.identity().equals(object.belongsTo()) && have.isView(key.identity()));
    }
}
