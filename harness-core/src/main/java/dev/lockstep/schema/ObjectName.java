package dev.lockstep.schema;

import java.util.Comparator;

/**
 * The name of a relation: schema and name as the catalogue spells them, without quotes.
 *
 * @param schema the schema's name; never empty
 * @param name the relation's name; never empty
 */
public record ObjectName(String schema, String name) implements Comparable<ObjectName> {

    private static final Comparator<ObjectName> ORDER =
            Comparator.comparing(ObjectName::schema).thenComparing(ObjectName::name);

    /** Returns the name in schema {@code public}. */
    public static ObjectName inPublic(String name) {
        return new ObjectName("public", name);
    }

    /** Returns the name as SQL text, always quoted, safe in any statement. */
    public String quoted() {
        return quote(schema) + "." + quote(name);
    }

    /** Returns {@code identifier} as a quoted SQL identifier. */
    public static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public int compareTo(ObjectName other) {
        return ORDER.compare(this, other);
    }

    /** Returns the name as people write it: without the schema when that is {@code public}. */
    @Override
    public String toString() {
        return schema.equals("public") ? name : schema + "." + name;
    }
}
