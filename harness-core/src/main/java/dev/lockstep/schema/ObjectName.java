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

    /**
     * Returns the name that the server prints as {@code identity}, with quotes where it needs them, for instance
     * {@code public."Order Lines"}.
     *
     * @throws IllegalArgumentException if it is not a schema and a name
     */
    public static ObjectName parse(String identity) {
        int end = endOfIdentifier(identity, 0);
        if (end + 1 >= identity.length() || endOfIdentifier(identity, end + 1) != identity.length()) {
            throw new IllegalArgumentException("not a schema and a name: " + identity);
        }
        return new ObjectName(unquote(identity.substring(0, end)), unquote(identity.substring(end + 1)));
    }

    /** Returns the first part of {@code identity} without quotes: the schema, or the whole if there is but one part. */
    static String schemaOf(String identity) {
        return unquote(identity.substring(0, endOfIdentifier(identity, 0)));
    }

    private static int endOfIdentifier(String identity, int start) {
        boolean quoted = false;
        for (int i = start; i < identity.length(); i++) {
            char c = identity.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                return i;
            }
        }
        return identity.length();
    }

    private static String unquote(String identifier) {
        return identifier.startsWith("\"")
                ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
                : identifier;
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
