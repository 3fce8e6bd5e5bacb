package dev.lockstep.down;

import dev.lockstep.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A column that was dropped and comes back without its values. */
record LostColumn(SchemaObject column, Side wanted, ColumnForm form) {

    List<DownStatement> statements() {
        String name = column.key().identity();
        String table = "ALTER " + Names.relationWords(column, wanted) + " " + column.belongsTo();
        String definition = form.definition(column);
        List<DownStatement> statements = new ArrayList<>();
        if (column.has("generated")
                || column.has("identity column")
                || !column.has("nullable")
                || column.has("default")) {
            statements.add(new DownStatement(table + " ADD COLUMN " + definition, remark(name)));
        } else {
            Optional<String> stand = Placeholder.of(column, wanted);
            statements.add(new DownStatement(
                    table + " ADD COLUMN " + definition
                            + stand.map(value -> " DEFAULT " + value).orElse(""),
                    "the values of " + name + " are gone: "
                            + stand.map(value ->
                                            "every row gets " + value + ", replace that by what you can still find out")
                                    .orElse("this works only while the table is empty")));
            stand.ifPresent(value -> statements.add(
                    new DownStatement(table + " ALTER COLUMN " + ColumnForm.name(column) + " DROP DEFAULT")));
        }
        form.settings(column).forEach(sql -> statements.add(new DownStatement(sql)));
        return statements;
    }

    private String remark(String name) {
        if (column.has("generated")) {
            return "";
        }
        if (column.has("identity column")) {
            return "the numbers in " + name + " are gone: every row gets another";
        }
        return "the values of " + name + " are gone: every row gets "
                + (column.has("default") ? "the default" : "NULL");
    }
}
