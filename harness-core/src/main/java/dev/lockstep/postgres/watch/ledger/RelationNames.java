package dev.lockstep.postgres.watch.ledger;

import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockTarget.Kind;
import dev.lockstep.schema.ObjectName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What relations are called, by OID. A relation keeps the first name that was learned: what is renamed or dropped during the step is told
 * by the name that it had before.
 *
 * <p>Safe for use by several threads.
 */
public final class RelationNames {

    /** What a relation is called that was made and dropped between two looks, such as the new file of a table during a rewrite. */
    public static final String GONE = "a relation that was made and dropped meanwhile";

    private static final String QUERY =
            """
            SELECT c.oid::bigint, n.nspname, c.relname, c.relkind, coalesce(i.indrelid, d.refobjid, 0)::bigint
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
            LEFT JOIN pg_catalog.pg_depend d
              ON c.relkind = 'S' AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
                 AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
            WHERE c.oid %s
            """;
    /** The query that finds the relations with larger OIDs than its parameter. */
    static final String QUERY_FOR_NEWER = QUERY.formatted("> ?::pg_catalog.int8::pg_catalog.oid");

    /** TOAST tables are called after their table's OID. */
    private static final Pattern TOAST = Pattern.compile("pg_toast_(\\d+)");

    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\d_$]*");

    private final Map<Long, Relation> relations = new HashMap<>();
    private final Set<String> oldWords;
    private final long newest;
    private long latest = LockKey.FIRST_OF_USERS;

    /** A relation; {@code owner} is the OID of what it belongs to, 0 if that is nothing. */
    private record Relation(ObjectName name, Kind kind, long owner) {}

    /**
     * Names as they are before a step.
     *
     * @param rows what {@link #queryForAll} returned
     */
    public RelationNames(List<List<String>> rows) {
        learn(rows);
        newest = latest;
        oldWords = relations.values().stream()
                .flatMap(relation -> WORD.matcher(relation.name().name()).results())
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the query that finds every relation of the user's. */
    public static String queryForAll() {
        return QUERY.formatted(">= " + LockKey.FIRST_OF_USERS);
    }

    /** Returns the query that finds {@code oids}, of which there is at least one. */
    public static String queryFor(Collection<Long> oids) {
        return QUERY.formatted("IN (" + oids.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")");
    }

    /** Takes rows of either query. */
    public synchronized void learn(List<List<String>> rows) {
        for (List<String> row : rows) {
            ObjectName name = new ObjectName(row.get(1), row.get(2));
            long oid = Long.parseLong(row.get(0));
            relations.putIfAbsent(oid, new Relation(name, kind(name, row.get(3)), owner(row)));
            latest = Math.max(latest, oid);
        }
    }

    private static long owner(List<String> row) {
        Matcher toast = TOAST.matcher(row.get(2));
        return row.get(1).equals("pg_toast") && toast.matches()
                ? Long.parseLong(toast.group(1))
                : Long.parseLong(row.get(4));
    }

    private static Kind kind(ObjectName name, String relkind) {
        if (name.schema().equals("pg_catalog")) {
            return Kind.CATALOG;
        }
        return switch (relkind) {
            case "r" -> Kind.TABLE;
            case "p" -> Kind.PARTITIONED_TABLE;
            case "f" -> Kind.FOREIGN_TABLE;
            case "i", "I" -> Kind.INDEX;
            case "S" -> Kind.SEQUENCE;
            case "v" -> Kind.VIEW;
            case "m" -> Kind.MATERIALIZED_VIEW;
            case "t" -> Kind.TOAST_TABLE;
            default -> Kind.OTHER_RELATION;
        };
    }

    /** Returns the largest OID of a relation whose name is known. */
    public synchronized long latest() {
        return latest;
    }

    /** Returns those of {@code oids} whose names are not known. */
    public synchronized Set<Long> unknown(Collection<Long> oids) {
        Set<Long> unknown = new HashSet<>(oids);
        unknown.removeAll(relations.keySet());
        return unknown;
    }

    /** Returns the relation as a lock's target. */
    public synchronized LockTarget target(long oid) {
        Relation relation = relations.get(oid);
        if (relation == null) {
            return new LockTarget(Kind.OTHER_RELATION, GONE, Optional.empty());
        }
        return new LockTarget(
                relation.kind(),
                relation.name().toString(),
                Optional.of(table(relation).name()));
    }

    private Relation table(Relation relation) {
        Relation owner = relations.get(relation.owner());
        // An index of a TOAST table belongs to that, and that to the table.
        return owner == null ? relation : table(owner);
    }

    /** Returns the largest OID of a relation from before the step; what is newer the step has made. */
    public long newest() {
        return newest;
    }

    /** Returns the words that occur in names of relations from before the step, in lower case. */
    public Set<String> oldWords() {
        return oldWords;
    }
}
