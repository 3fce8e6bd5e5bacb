package dev.lockstep.schema;

import java.util.Comparator;

/**
 * Identifies one object of a database.
 *
 * @param kind what it is
 * @param identity its full name as SQL text of the server ({@code public.orders}, {@code public.orders.status},
 *     {@code public.total(integer)}), unique within the kind
 */
public record ObjectKey(ObjectKind kind, String identity) implements Comparable<ObjectKey> {

    private static final Comparator<ObjectKey> ORDER =
            Comparator.comparing(ObjectKey::kind).thenComparing(ObjectKey::identity);

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind + " " + identity;
    }
}
