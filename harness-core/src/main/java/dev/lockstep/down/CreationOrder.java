package dev.lockstep.down;

import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The order in which objects are made: by kind, but what another's definition names comes before that other. To drop them it is
 * turned round.
 */
final class CreationOrder {

    private static final List<ObjectKind> KINDS = List.of(
            ObjectKind.SCHEMA,
            ObjectKind.ACCESS_METHOD,
            ObjectKind.LANGUAGE,
            ObjectKind.EXTENSION,
            ObjectKind.COLLATION,
            ObjectKind.ENUM,
            ObjectKind.BASE_TYPE,
            ObjectKind.COMPOSITE_TYPE,
            ObjectKind.DOMAIN,
            ObjectKind.RANGE_TYPE,
            ObjectKind.SEQUENCE,
            ObjectKind.PARTITIONED_TABLE,
            ObjectKind.TABLE,
            ObjectKind.FOREIGN_TABLE,
            ObjectKind.COLUMN,
            ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE,
            ObjectKind.AGGREGATE,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.CONSTRAINT,
            ObjectKind.INDEX,
            ObjectKind.STATISTICS,
            ObjectKind.TRIGGER,
            ObjectKind.RULE,
            ObjectKind.POLICY,
            ObjectKind.PUBLICATION);

    private static final Comparator<SchemaObject> BY_KIND =
            Comparator.comparing(CreationOrder::rank).thenComparing(SchemaObject::key);

    private CreationOrder() {}

    private static int rank(SchemaObject object) {
        int kind = KINDS.indexOf(object.key().kind());
        int rank = (kind < 0 ? KINDS.size() : kind) * 10;
        if (object.key().kind() == ObjectKind.CONSTRAINT) {
            // A primary key takes a NOT NULL that is there; a foreign key needs the other table's key.
            return rank
                    + (object.value("definition").startsWith("NOT NULL") ? 0 : KeyForm.makesIndex(object) ? 2 : 1)
                    + (KeyForm.isForeignKey(object) ? 15 : 0);
        }
        return rank;
    }

    static List<SchemaObject> of(Collection<SchemaObject> objects) {
        List<SchemaObject> left =
                new ArrayList<>(objects.stream().sorted(BY_KIND).toList());
        List<SchemaObject> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            SchemaObject next = left.stream()
                    .filter(object -> left.stream().noneMatch(other -> !other.equals(object) && needs(object, other)))
                    .findFirst()
                    // A circle: the server tells which of them goes.
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /** Returns whether {@code object} cannot be there without {@code other}, as far as its definition tells. */
    static boolean needs(SchemaObject object, SchemaObject other) {
        if (object.key().equals(other.key()) || !isNamed(other)) {
            return false;
        }
        if (object.belongsTo().equals(other.key().identity()) && Side.isRelation(other)) {
            // A serial's sequence is tied to its column afterwards.
            return object.key().kind() != ObjectKind.SEQUENCE;
        }
        return new Identity(other.key().identity()).isNamedIn(definition(object));
    }

    private static boolean isNamed(SchemaObject object) {
        return switch (object.key().kind()) {
            case COLUMN, CONSTRAINT, INDEX, TRIGGER, RULE, POLICY, PUBLICATION_TABLE, PUBLICATION_SCHEMA -> false;
            default -> object.key().identity().contains(".");
        };
    }

    /** Returns everything about an object that can name another. */
    static String definition(SchemaObject object) {
        boolean text =
                (object.key().kind() == ObjectKind.FUNCTION || object.key().kind() == ObjectKind.PROCEDURE)
                        && !RoutineForm.hasParsedBody(object);
        return object.key().identity().replaceFirst("^[^(]*", "")
                + " "
                + object.properties().entrySet().stream()
                        .filter(property -> !Standing.isPartOf(property.getKey())
                                && !property.getKey().equals("owned by"))
                        .filter(property -> !(text && property.getKey().equals("body")))
                        .map(property -> property.getValue())
                        .collect(Collectors.joining(" "));
    }
}
