package dev.lockstep.down;

import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** Constraints and indexes. */
final class KeyForm {

    private KeyForm() {}

    static boolean makesIndex(SchemaObject constraint) {
        String definition = constraint.value("definition");
        return definition.startsWith("PRIMARY KEY")
                || definition.startsWith("UNIQUE")
                || definition.startsWith("EXCLUDE");
    }

    static boolean isForeignKey(SchemaObject object) {
        return object.key().kind() == ObjectKind.CONSTRAINT
                && object.value("definition").startsWith("FOREIGN KEY");
    }

    static List<String> create(SchemaObject object, Side side) {
        if (object.key().kind() == ObjectKind.INDEX) {
            return index(object);
        }
        Identity identity = new Identity(object.key().identity());
        String table = object.belongsTo().isEmpty()
                ? "DOMAIN " + identity.owner()
                : Names.relationWords(object, side) + " " + object.belongsTo();
        List<String> statements = new ArrayList<>();
        statements.add("ALTER " + table + " ADD CONSTRAINT " + identity.last() + " " + object.value("definition"));
        if (makesIndex(object)) {
            side.partsOf(object.belongsTo()).stream()
                    .filter(part -> part.key().kind() == ObjectKind.INDEX
                            && new Identity(part.key().identity()).last().equals(identity.last()))
                    .forEach(index -> statements.addAll(settings(index)));
        }
        return statements;
    }

    private static List<String> index(SchemaObject index) {
        List<String> statements = new ArrayList<>();
        statements.add(index.value("definition"));
        statements.addAll(settings(index));
        return statements;
    }

    private static List<String> settings(SchemaObject index) {
        List<String> statements = new ArrayList<>();
        for (String property :
                List.of("tablespace", "clustered", "replica identity", "statistics targets", "partition of")) {
            if (index.has(property)) {
                statements.addAll(altered(index, new Change.Altered(index.key(), property, "", index.value(property))));
            }
        }
        return statements;
    }

    /** Returns what sets one property of an index that is there. */
    static List<String> altered(SchemaObject index, Change.Altered change) {
        String identity = index.key().identity();
        String last = new Identity(identity).last();
        String table = "ALTER TABLE " + index.belongsTo();
        String wanted = change.after();
        return switch (change.property()) {
            case "tablespace" -> List.of(
                    "ALTER INDEX " + identity + " SET TABLESPACE " + (wanted.isEmpty() ? "pg_default" : wanted));
            case "clustered" -> List.of(
                    index.has("clustered") ? table + " CLUSTER ON " + last : table + " SET WITHOUT CLUSTER");
            case "replica identity" -> List.of(
                    wanted.isEmpty()
                            ? table + " REPLICA IDENTITY DEFAULT"
                            : table + " REPLICA IDENTITY USING INDEX " + last);
            case "statistics targets" -> statistics(identity, change);
            case "partition of" -> wanted.isEmpty()
                    ? List.of()
                    : List.of("ALTER INDEX " + wanted + " ATTACH PARTITION " + identity);
            default -> List.of();
        };
    }

    private static List<String> statistics(String identity, Change.Altered change) {
        List<String> statements = new ArrayList<>();
        for (String column : Lists.of(change.before())) {
            statements.add(target(identity, column, "-1"));
        }
        for (String column : Lists.of(change.after())) {
            statements.add(target(identity, column, column.substring(column.indexOf(": ") + 2)));
        }
        return statements;
    }

    private static String target(String identity, String column, String target) {
        String number = column.substring("column ".length(), column.indexOf(": "));
        return "ALTER INDEX " + identity + " ALTER COLUMN " + number + " SET STATISTICS " + target;
    }
}
