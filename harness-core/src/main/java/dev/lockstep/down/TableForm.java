package dev.lockstep.down;

import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tables, partitioned and foreign tables. */
final class TableForm {

    private final Side wanted;
    private final ColumnForm columns;

    TableForm(Side wanted) {
        this.wanted = wanted;
        columns = new ColumnForm(wanted);
    }

    /** Returns the table without keys, indexes and whatever else comes later. */
    List<String> create(SchemaObject table) {
        String identity = table.key().identity();
        List<SchemaObject> all = wanted.columnsOf(identity);
        StringBuilder text = new StringBuilder("CREATE ");
        text.append(table.has("persistence") ? "UNLOGGED " : "");
        text.append(Names.words(table.key().kind())).append(' ').append(identity);
        if (table.has("partition of")) {
            text.append(" PARTITION OF ").append(table.value("partition of"));
            text.append(' ').append(table.value("partition bound"));
        } else if (table.has("of type")) {
            text.append(" OF ").append(table.value("of type"));
        } else {
            text.append(all.stream()
                    .filter(column -> !column.has("inherited"))
                    .map(columns::definition)
                    .collect(Collectors.joining(
                            ",\n    ", all.isEmpty() ? " (" : " (\n    ", all.isEmpty() ? ")" : "\n)")));
        }
        text.append(table.has("inherits") ? " INHERITS (" + table.value("inherits") + ")" : "");
        text.append(table.has("partition key") ? " PARTITION BY " + table.value("partition key") : "");
        text.append(table.has("access method") ? " USING " + table.value("access method") : "");
        text.append(table.has("options") ? " WITH (" + table.value("options") + ")" : "");
        text.append(table.has("tablespace") ? " TABLESPACE " + table.value("tablespace") : "");
        text.append(table.has("server") ? " SERVER " + table.value("server") : "");
        List<String> statements = new ArrayList<>();
        statements.add(text.toString());
        for (String property :
                List.of("options of toast", "row level security", "row level security forced", "replica identity")) {
            // A foreign table is told to have a replica identity and refuses to be given one.
            if (table.has(property) && table.key().kind() != ObjectKind.FOREIGN_TABLE) {
                statements.addAll(altered(table, new Change.Altered(table.key(), property, "", table.value(property))));
            }
        }
        if (table.has("of type")) {
            all.stream()
                    .filter(column -> column.has("nullable"))
                    .forEach(column -> statements.add(
                            "ALTER TABLE " + identity + " ALTER COLUMN " + ColumnForm.name(column) + " SET NOT NULL"));
        }
        all.forEach(column -> statements.addAll(columns.settings(column)));
        return statements;
    }

    /** Returns what gives a table one property back. */
    List<String> altered(SchemaObject table, Change.Altered change) {
        String identity = table.key().identity();
        String alter = "ALTER " + Names.words(table.key().kind()) + " " + identity;
        String value = change.after();
        boolean set = !value.isEmpty();
        return switch (change.property()) {
            case "persistence" -> List.of(alter + (set ? " SET UNLOGGED" : " SET LOGGED"));
            case "access method" -> List.of(alter + " SET ACCESS METHOD " + (set ? value : "heap"));
            case "tablespace" -> List.of(alter + " SET TABLESPACE " + (set ? value : "pg_default"));
            case "options" -> Lists.options(alter, "", change.before(), value);
            case "options of toast" -> Lists.options(alter, "toast.", change.before(), value);
            case "of type" -> List.of(set ? alter + " OF " + value : alter + " NOT OF");
            case "inherits" -> inheritance(alter, change);
            case "partition of" -> set
                    ? List.of()
                    : List.of("ALTER TABLE " + change.before() + " DETACH PARTITION " + identity);
            case "partition bound" -> bound(table, change);
            case "row level security" -> List.of(alter + (set ? " ENABLE" : " DISABLE") + " ROW LEVEL SECURITY");
            case "row level security forced" -> List.of(alter + (set ? " FORCE" : " NO FORCE") + " ROW LEVEL SECURITY");
            case "replica identity" -> value.equals("index")
                    ? List.of()
                    : List.of(alter + " REPLICA IDENTITY "
                            + (set ? value.toUpperCase(java.util.Locale.ROOT) : "DEFAULT"));
            default -> List.of();
        };
    }

    private static List<String> inheritance(String alter, Change.Altered change) {
        List<String> statements = new ArrayList<>();
        for (String parent : Lists.of(change.before())) {
            if (!Lists.of(change.after()).contains(parent)) {
                statements.add(alter + " NO INHERIT " + parent);
            }
        }
        for (String parent : Lists.of(change.after())) {
            if (!Lists.of(change.before()).contains(parent)) {
                statements.add(alter + " INHERIT " + parent);
            }
        }
        return statements;
    }

    private static List<String> bound(SchemaObject table, Change.Altered change) {
        String parent = "ALTER TABLE " + table.value("partition of");
        String identity = table.key().identity();
        List<String> statements = new ArrayList<>();
        if (change.after().isEmpty()) {
            return statements;
        }
        if (!change.before().isEmpty()) {
            statements.add(parent + " DETACH PARTITION " + identity);
        }
        statements.add(parent + " ATTACH PARTITION " + identity + " " + change.after());
        return statements;
    }

    static boolean isTable(ObjectKind kind) {
        return kind == ObjectKind.TABLE || kind == ObjectKind.PARTITIONED_TABLE || kind == ObjectKind.FOREIGN_TABLE;
    }
}
