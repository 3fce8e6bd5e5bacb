package dev.lockstep.down;

import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** Views and materialized views. */
final class ViewForm {

    private final Side wanted;

    ViewForm(Side wanted) {
        this.wanted = wanted;
    }

    List<String> create(SchemaObject view) {
        boolean materialized = view.key().kind() == ObjectKind.MATERIALIZED_VIEW;
        String definition = view.value("definition").strip().replaceFirst(";$", "");
        List<String> statements = new ArrayList<>();
        statements.add(
                "CREATE " + Names.words(view.key().kind()) + " " + view.key().identity()
                        + (view.has("access method") ? " USING " + view.value("access method") : "")
                        + (view.has("options") ? " WITH (" + view.value("options") + ")" : "")
                        + (view.has("tablespace") ? " TABLESPACE " + view.value("tablespace") : "")
                        + " AS\n" + definition
                        + (materialized && view.value("populated").equals("no") ? "\nWITH NO DATA" : ""));
        ColumnForm columns = new ColumnForm(wanted);
        for (SchemaObject column : wanted.columnsOf(view.key().identity())) {
            if (column.has("default")) {
                statements.addAll(columns.simple(
                        column, new Change.Altered(column.key(), "default", "", column.value("default"))));
            }
            statements.addAll(columns.settings(column));
        }
        return statements;
    }

    /** Returns what gives a view one property back, where that needs no new view. */
    static List<String> altered(SchemaObject view, Change.Altered change) {
        String alter =
                "ALTER " + Names.words(view.key().kind()) + " " + view.key().identity();
        return switch (change.property()) {
            case "options" -> Lists.options(alter, "", change.before(), change.after());
            case "tablespace" -> List.of(
                    alter + " SET TABLESPACE " + (change.after().isEmpty() ? "pg_default" : change.after()));
            case "populated" -> List.of("REFRESH " + Names.words(view.key().kind()) + " "
                    + view.key().identity() + (change.after().equals("no") ? " WITH NO DATA" : ""));
            default -> List.of();
        };
    }
}
