package dev.lockstep.down;

import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Functions and procedures. */
final class RoutineForm {

    private RoutineForm() {}

    /** Returns the whole of it; what it says replaces every option of a routine that is there. */
    static String createOrReplace(SchemaObject routine) {
        boolean procedure = routine.key().kind() == ObjectKind.PROCEDURE;
        StringBuilder text = new StringBuilder("CREATE OR REPLACE ");
        text.append(procedure ? "PROCEDURE " : "FUNCTION ");
        text.append(new Identity(routine.key().identity()).withoutArguments());
        text.append('(').append(routine.value("arguments")).append(')');
        text.append(routine.has("returns") ? " RETURNS " + routine.value("returns") : "");
        text.append("\nLANGUAGE ").append(routine.value("language"));
        for (String type : Lists.of(routine.value("transforms for"))) {
            text.append(" TRANSFORM FOR TYPE ").append(type);
        }
        if (!procedure) {
            text.append(routine.has("window") ? " WINDOW" : "");
            text.append(' ').append(routine.value("volatility").toUpperCase(Locale.ROOT));
            text.append(routine.has("leakproof") ? " LEAKPROOF" : "");
            text.append(routine.has("strict") ? " STRICT" : "");
            text.append(" PARALLEL ").append(routine.value("parallel").toUpperCase(Locale.ROOT));
            text.append(" COST ").append(routine.value("cost"));
            text.append(routine.has("rows") ? " ROWS " + routine.value("rows") : "");
            text.append(routine.has("support") ? " SUPPORT " + routine.value("support") : "");
        }
        text.append(routine.has("security") ? " SECURITY DEFINER" : "");
        configuration(routine).forEach(setting -> text.append(' ').append(setting));
        return text.append('\n').append(body(routine)).toString();
    }

    private static List<String> configuration(SchemaObject routine) {
        List<String> settings = new ArrayList<>();
        if (!routine.has("configuration")) {
            return settings;
        }
        // A value may hold a comma itself, as search_path does; a name with an equals sign begins the next.
        for (String setting : routine.value("configuration").split(", (?=[a-zA-Z_.]+=)")) {
            int equals = setting.indexOf('=');
            String name = setting.substring(0, equals);
            String value = setting.substring(equals + 1);
            settings.add("SET " + name + " TO " + (name.equals("search_path") ? path(value) : Standing.literal(value)));
        }
        return settings;
    }

    private static String path(String value) {
        return value.isEmpty() ? "''" : value;
    }

    /** Returns whether the body is SQL that the server has taken apart, and so depends on what it names. */
    static boolean hasParsedBody(SchemaObject routine) {
        String body = routine.value("body");
        return routine.value("language").equals("sql")
                && (body.startsWith("BEGIN ATOMIC") || body.startsWith("RETURN "));
    }

    private static String body(SchemaObject routine) {
        String body = routine.value("body");
        if (hasParsedBody(routine)) {
            return body;
        }
        if (routine.has("library")) {
            return "AS " + Standing.literal(routine.value("library")) + ", " + Standing.literal(body);
        }
        String tag = "$$";
        for (int i = 0; body.contains(tag) || body.endsWith("$"); i++) {
            tag = "$body" + (i == 0 ? "" : i) + "$";
            if (!body.contains(tag)) {
                break;
            }
        }
        return "AS " + tag + body + tag;
    }
}
