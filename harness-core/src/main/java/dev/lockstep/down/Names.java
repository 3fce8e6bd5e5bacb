package dev.lockstep.down;

import dev.lockstep.schema.ObjectKey;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import java.util.Set;

/** How SQL speaks of an object: in DROP, in COMMENT ON, in ALTER. */
final class Names {

    private static final Set<ObjectKind> ON_A_TABLE = Set.of(ObjectKind.TRIGGER, ObjectKind.RULE, ObjectKind.POLICY);

    private Names() {}

    /** Returns the words for a kind: {@code MATERIALIZED VIEW}. */
    static String words(ObjectKind kind) {
        return switch (kind) {
            case PARTITIONED_TABLE -> "TABLE";
            case ENUM, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE -> "TYPE";
            default -> kind.name().replace('_', ' ');
        };
    }

    /** Returns the object with its kind, as COMMENT ON and DROP know it: {@code TRIGGER touched ON public.orders}. */
    static String reference(SchemaObject object) {
        ObjectKey key = object.key();
        if (ON_A_TABLE.contains(key.kind())) {
            return words(key.kind()) + " " + new Identity(key.identity()).last() + " ON " + object.belongsTo();
        }
        if (key.kind() == ObjectKind.CONSTRAINT) {
            Identity identity = new Identity(key.identity());
            return "CONSTRAINT " + identity.last() + " ON "
                    + (object.belongsTo().isEmpty() ? "DOMAIN " : "") + identity.owner();
        }
        return words(key.kind()) + " " + aggregate(key);
    }

    private static String aggregate(ObjectKey key) {
        return key.kind() == ObjectKind.AGGREGATE && key.identity().endsWith("()")
                ? new Identity(key.identity()).withoutArguments() + "(*)"
                : key.identity();
    }

    /** Returns the statement that takes the object away. */
    static String drop(SchemaObject object, Side side) {
        String identity = object.key().identity();
        String last = new Identity(identity).last();
        return switch (object.key().kind()) {
            case COLUMN -> side.isComposite(object.belongsTo())
                    ? "ALTER TYPE " + object.belongsTo() + " DROP ATTRIBUTE " + last
                    : "ALTER " + relationWords(object, side) + " " + object.belongsTo() + " DROP COLUMN " + last;
            case CONSTRAINT -> object.belongsTo().isEmpty()
                    ? "ALTER DOMAIN " + new Identity(identity).owner() + " DROP CONSTRAINT " + last
                    : "ALTER " + relationWords(object, side) + " " + object.belongsTo() + " DROP CONSTRAINT " + last;
            case PUBLICATION_TABLE -> "ALTER PUBLICATION " + publication(identity) + " DROP TABLE "
                    + object.belongsTo();
            case PUBLICATION_SCHEMA -> "ALTER PUBLICATION " + publication(identity) + " DROP TABLES IN SCHEMA " + last;
            case USER_MAPPING -> "DROP USER MAPPING FOR " + identity.replace(" on ", " SERVER ");
            default -> "DROP " + reference(object);
        };
    }

    static String publication(String identity) {
        return new Identity(identity).parts().get(0);
    }

    /** Returns what ALTER calls the relation to which {@code object} belongs. */
    static String relationWords(SchemaObject object, Side side) {
        return side.relation(object.belongsTo())
                .map(relation -> words(relation.key().kind()))
                .orElse("TABLE");
    }
}
