package dev.lockstep.postgres.catalog;

import dev.lockstep.data.HashedColumn;
import dev.lockstep.schema.ObjectName;
import java.util.Set;

/**
 * How one column's values are hashed on the server.
 *
 * <p>The hash is taken of the value's text, which every type has. Where the type fixes what the text adds to the value
 * (the scale of {@code numeric(10,2)}, the zone of {@code timestamptz}), that is left out: it loses nothing, and a column
 * whose type is widened still compares equal.
 *
 * @param column its name and the form of its text
 * @param sql the expression, a {@code bigint}
 */
record HashExpression(HashedColumn column, String sql) {

    private static final String TEXT = "text";
    private static final Set<String> AS_THEY_ARE =
            Set.of("int2", "int4", "int8", "float4", "float8", "oid", "uuid", "timestamp");

    /**
     * Returns the expression for a column.
     *
     * @param type the column's type with domains resolved, as {@code pg_type} and {@code format_type} name it
     */
    static HashExpression of(String name, ColumnType type) {
        String quoted = ObjectName.quote(name);
        String form = TEXT;
        String text = quoted + "::text";
        if (type.isBuiltIn("numeric") && type.hasModifier()) {
            text = "trim_scale(" + quoted + "::numeric)::text";
        } else if (type.isBuiltIn("money")) {
            text = "trim_scale(" + quoted + "::money::numeric)::text";
        } else if (type.isBuiltIn("timestamptz")) {
            text = "(" + quoted + "::timestamptz AT TIME ZONE 'UTC')::text";
        } else if (type.isBuiltIn("date")) {
            // Dates reach further than timestamps; those beyond print as they are.
            text = "CASE WHEN " + quoted + "::date BETWEEN '4713-01-01 BC' AND '294276-12-31' THEN " + quoted
                    + "::date::timestamp::text ELSE " + quoted + "::text END";
        } else if (!type.isString() && !type.isBuiltIn("numeric") && !(type.isBuiltIn() && isAsItIs(type))) {
            form = type.shown();
        }
        return new HashExpression(new HashedColumn(name, form), "hashtextextended((" + text + ") COLLATE \"C\", 0)");
    }

    private static boolean isAsItIs(ColumnType type) {
        return AS_THEY_ARE.contains(type.name());
    }

    /**
     * A type as the catalogue tells it.
     *
     * @param schema its schema
     * @param name its name in {@code pg_type}
     * @param shown its name for people, without a modifier
     * @param category {@code pg_type.typcategory}: S for strings, E for enums
     * @param modifier {@code pg_attribute.atttypmod}, -1 for none
     */
    record ColumnType(String schema, String name, String shown, String category, int modifier) {

        boolean isBuiltIn() {
            return schema.equals("pg_catalog");
        }

        boolean isBuiltIn(String typeName) {
            return isBuiltIn() && name.equals(typeName);
        }

        boolean hasModifier() {
            return modifier != -1;
        }

        boolean isString() {
            return category.equals("S") || category.equals("E");
        }
    }
}
