package dev.lockstep.down;

import dev.lockstep.schema.Change;
import dev.lockstep.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Columns of tables and attributes of composite types. */
final class ColumnForm {

    private final Side wanted;

    ColumnForm(Side wanted) {
        this.wanted = wanted;
    }

    static String name(SchemaObject column) {
        return new Identity(column.key().identity()).last();
    }

    /** Returns the column as CREATE TABLE has it. */
    String definition(SchemaObject column) {
        StringBuilder text = new StringBuilder(name(column) + " " + type(column));
        if (column.has("generated")) {
            String generated = column.value("generated");
            int kind = generated.lastIndexOf(' ');
            text.append(" GENERATED ALWAYS AS (").append(generated, 0, kind).append(")");
            text.append(generated.substring(kind).toUpperCase(Locale.ROOT));
        }
        if (column.has("identity column")) {
            text.append(" ").append(identity(column));
        }
        if (column.has("default")) {
            text.append(" DEFAULT ").append(column.value("default"));
        }
        return text + notNull(column);
    }

    private String notNull(SchemaObject column) {
        if (!column.has("nullable")) {
            return "";
        }
        return wanted.notNullOf(column)
                .map(constraint -> isMadeWithColumn(constraint)
                        ? " CONSTRAINT " + new Identity(constraint.key().identity()).last() + " NOT NULL"
                                + (constraint.value("definition").endsWith(" NO INHERIT") ? " NO INHERIT" : "")
                        : "")
                .orElse(" NOT NULL");
    }

    /** Returns whether a NOT NULL constraint can be written with its column. */
    static boolean isMadeWithColumn(SchemaObject constraint) {
        return constraint.value("definition").startsWith("NOT NULL ") && !constraint.has("validated");
    }

    static String type(SchemaObject column) {
        return column.value("type") + (column.has("collation") ? " COLLATE " + column.value("collation") : "");
    }

    private String identity(SchemaObject column) {
        String kind = column.value("identity column").toUpperCase(Locale.ROOT);
        return "GENERATED " + kind + " AS IDENTITY"
                + wanted.sequenceOf(column)
                        .map(sequence -> " (SEQUENCE NAME " + sequence.key().identity() + " "
                                + SequenceForm.parameters(sequence) + ")")
                        .orElse("");
    }

    /** Returns what is set on a column after it was made. */
    List<String> settings(SchemaObject column) {
        List<String> statements = new ArrayList<>();
        for (String property : List.of("storage", "compression", "statistics target", "options", "foreign options")) {
            if (column.has(property)) {
                statements.addAll(
                        simple(column, new Change.Altered(column.key(), property, "", column.value(property))));
            }
        }
        return statements;
    }

    private String alter(SchemaObject column) {
        return "ALTER " + Names.relationWords(column, wanted) + " " + column.belongsTo() + " ALTER COLUMN "
                + name(column);
    }

    /** Returns what sets one property that no other depends on; nothing if it is not such a one. */
    List<String> simple(SchemaObject column, Change.Altered change) {
        String alter = alter(column);
        String value = change.after();
        return switch (change.property()) {
            case "default" -> List.of(value.isEmpty() ? alter + " DROP DEFAULT" : alter + " SET DEFAULT " + value);
            case "nullable" -> nullable(column, value);
            case "storage" -> List.of(alter + " SET STORAGE " + (value.isEmpty() ? ordinaryStorage(column) : value));
            case "compression" -> List.of(alter + " SET COMPRESSION " + (value.isEmpty() ? "DEFAULT" : value));
            case "statistics target" -> List.of(alter + " SET STATISTICS " + (value.isEmpty() ? "-1" : value));
            case "options" -> Lists.options(alter, "", change.before(), value);
            default -> List.of();
        };
    }

    private List<String> nullable(SchemaObject column, String value) {
        if (value.isEmpty()) {
            return List.of(alter(column) + " DROP NOT NULL");
        }
        // Since PostgreSQL 18 it is a constraint with a name, which is put back as one.
        return wanted.notNullOf(column).isPresent() ? List.of() : List.of(alter(column) + " SET NOT NULL");
    }

    private static String ordinaryStorage(SchemaObject column) {
        String type = column.value("type");
        if (type.startsWith("numeric")) {
            return "MAIN";
        }
        return type.matches("(small|big)?int(eger)?|boolean|real|double precision|date|time.*|uuid|oid")
                ? "PLAIN"
                : "EXTENDED";
    }

    /**
     * Returns what gives a column its other type back.
     *
     * @param now how the column is
     */
    DownStatement type(SchemaObject column, SchemaObject now) {
        String cast = column.value("type").equals(now.value("type"))
                ? ""
                : " USING " + name(column) + "::" + (bothEnums(column, now) ? "text::" : "") + column.value("type");
        return new DownStatement(
                alter(column) + " TYPE " + column.value("type") + collation(column, now) + cast,
                cast.isEmpty()
                        ? ""
                        : "what the cast from " + column.value("type") + " to " + now.value("type") + " lost in "
                                + column.key().identity() + " does not come back");
    }

    private boolean bothEnums(SchemaObject column, SchemaObject now) {
        return wanted.find(dev.lockstep.schema.ObjectKind.ENUM, column.value("type"))
                        .isPresent()
                && now.value("type").contains(".");
    }

    private static String collation(SchemaObject column, SchemaObject now) {
        if (column.has("collation")) {
            return " COLLATE " + column.value("collation");
        }
        return now.has("collation") ? " COLLATE \"default\"" : "";
    }

    /** Returns what makes an identity column what it was. */
    List<String> identity(SchemaObject column, Change.Altered change) {
        String alter = alter(column);
        if (change.after().isEmpty()) {
            return List.of(alter + " DROP IDENTITY");
        }
        return List.of(
                change.before().isEmpty()
                        ? alter + " ADD " + identity(column)
                        : alter + " SET GENERATED " + change.after().toUpperCase(Locale.ROOT));
    }
}
