package dev.lockstep.schema;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One object of a database with everything about it that a dump would show.
 *
 * <p>Properties rather than one type per kind: the differ, the reports and the proof against {@code pg_dump} treat every
 * property alike, and a new server version adds a property without adding a type.
 *
 * @param key what it is and its name
 * @param belongsTo the identity of the relation that this object is, or that takes it along when it is dropped (for a
 *     column, a constraint, an index, an owned sequence …); empty if it stands alone
 * @param properties property name to value as the server prints it, sorted; an unset property is absent
 */
public record SchemaObject(ObjectKey key, String belongsTo, SortedMap<String, String> properties) {

    public SchemaObject {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    /** Returns the value of a property; empty if it is not set. */
    public String value(String property) {
        return properties.getOrDefault(property, "");
    }

    /** Returns whether a property is set. */
    public boolean has(String property) {
        return properties.containsKey(property);
    }

    /** Makes an object that stands alone. */
    public SchemaObject(ObjectKey key, SortedMap<String, String> properties) {
        this(key, "", properties);
    }
}
