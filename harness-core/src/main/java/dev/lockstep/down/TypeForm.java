package dev.lockstep.down;

import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Enums, domains, composite and range types. */
final class TypeForm {

    /** What an enum is called while it is replaced. */
    private static final String REPLACED = "_replaced";

    private final Side now;
    private final Side wanted;

    TypeForm(Side now, Side wanted) {
        this.now = now;
        this.wanted = wanted;
    }

    List<String> create(SchemaObject type) {
        String identity = type.key().identity();
        return switch (type.key().kind()) {
            case ENUM -> List.of("CREATE TYPE " + identity + " AS ENUM (" + type.value("labels") + ")");
            case COMPOSITE_TYPE -> List.of("CREATE TYPE " + identity + " AS ("
                    + wanted.columnsOf(identity).stream()
                            .map(column -> ColumnForm.name(column) + " " + ColumnForm.type(column))
                            .collect(Collectors.joining(", "))
                    + ")");
            case DOMAIN -> List.of("CREATE DOMAIN " + identity + " AS " + type.value("based on")
                    + (type.has("collation") ? " COLLATE " + type.value("collation") : "")
                    + (type.has("default") ? " DEFAULT " + type.value("default") : "")
                    + (type.has("nullable") && !hasNamedNotNull(identity) ? " NOT NULL" : ""));
            case RANGE_TYPE -> List.of("CREATE TYPE " + identity + " AS RANGE (SUBTYPE = " + type.value("subtype")
                    + option(type, "subtype operator class", "SUBTYPE_OPCLASS")
                    + option(type, "range collation", "COLLATION")
                    + option(type, "canonical", "CANONICAL")
                    + option(type, "subtype difference", "SUBTYPE_DIFF")
                    + option(type, "multirange", "MULTIRANGE_TYPE_NAME")
                    + ")");
            default -> List.of();
        };
    }

    private boolean hasNamedNotNull(String domain) {
        return wanted.snapshot().objects().values().stream()
                .anyMatch(object -> object.key().kind() == ObjectKind.CONSTRAINT
                        && object.key().identity().startsWith(domain + ".")
                        && object.value("definition").startsWith("NOT NULL"));
    }

    private static String option(SchemaObject type, String property, String word) {
        return type.has(property) ? ", " + word + " = " + type.value(property) : "";
    }

    static List<String> domain(SchemaObject domain, Change.Altered change) {
        String alter = "ALTER DOMAIN " + domain.key().identity();
        boolean set = !change.after().isEmpty();
        return switch (change.property()) {
            case "default" -> List.of(set ? alter + " SET DEFAULT " + change.after() : alter + " DROP DEFAULT");
            case "nullable" -> List.of(set ? alter + " SET NOT NULL" : alter + " DROP NOT NULL");
            default -> List.of();
        };
    }

    /** Returns what gives an enum its former labels: another name for one label, else another type in its place. */
    List<DownStatement> labels(SchemaObject type, Change.Altered change) {
        List<String> have = labels(change.before());
        List<String> want = labels(change.after());
        String identity = type.key().identity();
        List<String> gone = want.stream().filter(label -> !have.contains(label)).toList();
        List<String> surplus =
                have.stream().filter(label -> !want.contains(label)).toList();
        if (gone.size() == 1
                && surplus.size() == 1
                && have.size() == want.size()
                && have.indexOf(surplus.get(0)) == want.indexOf(gone.get(0))) {
            return List.of(new DownStatement(
                    "ALTER TYPE " + identity + " RENAME VALUE " + surplus.get(0) + " TO " + gone.get(0)));
        }
        return replaced(type, surplus);
    }

    // A label cannot be taken out of an enum, so another type takes its place and the columns are cast by their texts.
    private List<DownStatement> replaced(SchemaObject type, List<String> surplus) {
        String identity = type.key().identity();
        String last = new Identity(identity).last();
        String aside = last.startsWith("\"") ? last.substring(0, last.length() - 1) + REPLACED + "\"" : last + REPLACED;
        String old = new Identity(identity).owner() + "." + aside;
        List<DownStatement> statements = new ArrayList<>();
        statements.add(new DownStatement(
                "ALTER TYPE " + identity + " RENAME TO " + aside,
                surplus.isEmpty()
                        ? ""
                        : "fails while a row has " + String.join(" or ", surplus)
                                + ": what it is to have instead is for you to say"));
        statements.add(new DownStatement(create(type).get(0)));
        for (SchemaObject column : columnsOf(identity)) {
            statements.addAll(cast(column));
        }
        statements.add(new DownStatement("DROP TYPE " + old));
        return statements;
    }

    private List<SchemaObject> columnsOf(String identity) {
        return wanted.snapshot().objects().values().stream()
                .filter(object -> object.key().kind() == ObjectKind.COLUMN)
                .filter(column -> column.value("type").equals(identity)
                        || column.value("type").equals(identity + "[]"))
                .filter(column ->
                        now.find(ObjectKind.COLUMN, column.key().identity()).isPresent())
                .filter(column -> wanted.relation(column.belongsTo())
                        .filter(relation -> TableForm.isTable(relation.key().kind()))
                        .isPresent())
                .filter(column -> !column.has("inherited"))
                .toList();
    }

    private static List<DownStatement> cast(SchemaObject column) {
        String alter = "ALTER TABLE " + column.belongsTo() + " ALTER COLUMN " + ColumnForm.name(column);
        String type = column.value("type");
        String text = type.endsWith("[]") ? "text[]" : "text";
        List<DownStatement> statements = new ArrayList<>();
        if (column.has("default")) {
            statements.add(new DownStatement(alter + " DROP DEFAULT"));
        }
        statements.add(new DownStatement(
                alter + " TYPE " + type + " USING " + ColumnForm.name(column) + "::" + text + "::" + type));
        if (column.has("default")) {
            statements.add(new DownStatement(alter + " SET DEFAULT " + column.value("default")));
        }
        return statements;
    }

    static List<String> labels(String list) {
        // Labels are literals: a comma within one stands between quotes.
        return list.isEmpty() ? List.of() : Arrays.asList(list.split(", (?=(?:[^']*'[^']*')*[^']*$)"));
    }

    /** Returns what makes an attribute of a composite type what it was. */
    static List<String> attribute(SchemaObject column, Change.Altered change) {
        return change.property().equals("type") || change.property().equals("collation")
                ? List.of("ALTER TYPE " + column.belongsTo() + " ALTER ATTRIBUTE " + ColumnForm.name(column) + " TYPE "
                        + ColumnForm.type(column))
                : List.of();
    }
}
