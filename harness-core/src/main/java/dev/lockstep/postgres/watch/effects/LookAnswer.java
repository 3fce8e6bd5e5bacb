package dev.lockstep.postgres.watch.effects;

import dev.lockstep.postgres.watch.tap.InsideQuery;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the tool's own session answers to a look.
 *
 * @param relations what it says of each relation that it was asked about
 * @param lockTimeout its lock_timeout, zero if off
 * @param wal how much write-ahead log the server has written since it was made, in bytes
 * @param looks how many looks its counters include
 */
public record LookAnswer(Map<Long, OfRelation> relations, Duration lockTimeout, long wal, long looks) {

    // Everything by its full name: the tool's search_path is none of our business. pg_relation_filenode and the
    // counters need no lock and no snapshot of their own, and they answer NULL or 0 for what is gone. The scan of
    // pg_ts_parser, with one row, counts the looks; its index is counted too, for sessions that have sequential scans
    // switched off.
    /** What is asked once, as text. */
    public static final String OF_SESSION =
            """
            pg_catalog.current_setting('lock_timeout'), pg_catalog.pg_current_wal_insert_lsn()::pg_catalog.text,
            pg_catalog.pg_stat_get_xact_numscans('pg_catalog.pg_ts_parser'::pg_catalog.regclass)::pg_catalog.text,
            pg_catalog.pg_stat_get_xact_numscans('pg_catalog.pg_ts_parser_oid_index'::pg_catalog.regclass)::pg_catalog.text,
            (SELECT pg_catalog.count(*) FROM pg_catalog.pg_ts_parser)::pg_catalog.text
            """;
    /** What is asked of each relation {@code o}, as text. */
    public static final String OF_RELATION =
            """
            pg_catalog.pg_relation_filenode(o)::pg_catalog.text,
            pg_catalog.pg_stat_get_xact_numscans(o)::pg_catalog.text,
            pg_catalog.pg_stat_get_xact_tuples_returned(o)::pg_catalog.text,
            pg_catalog.pg_stat_get_xact_tuples_inserted(o)::pg_catalog.text,
            pg_catalog.pg_stat_get_xact_tuples_updated(o)::pg_catalog.text,
            pg_catalog.pg_stat_get_xact_tuples_deleted(o)::pg_catalog.text
            """;

    private static final String LOOK = "SELECT " + OF_SESSION + ", NULL, NULL UNION ALL SELECT o::pg_catalog.text, "
            + OF_RELATION + " FROM pg_catalog.unnest($1) o";

    /**
     * One relation.
     *
     * @param node the number of its file; 0 if it has none, or is gone
     */
    public record OfRelation(long node, Counters counters) {

        /** Reads {@link #OF_RELATION}. */
        public static OfRelation read(List<String> row) {
            return new OfRelation(
                    number(row.get(0)),
                    new Counters(
                            number(row.get(1)),
                            number(row.get(2)),
                            number(row.get(3)),
                            number(row.get(4)),
                            number(row.get(5))));
        }
    }

    /** Asks about {@code relations}, of which there is at least one; nothing if the session cannot be asked just now. */
    static Optional<LookAnswer> ask(Collection<Long> relations, InsideQuery inside) {
        return inside.ask(LOOK, relations).map(LookAnswer::read);
    }

    private static LookAnswer read(List<List<String>> rows) {
        Map<Long, OfRelation> relations = new LinkedHashMap<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            relations.put(number(row.get(0)), OfRelation.read(row.subList(1, row.size())));
        }
        return of(rows.get(0), relations);
    }

    /** Reads {@link #OF_SESSION}. */
    public static LookAnswer of(List<String> session, Map<Long, OfRelation> relations) {
        return new LookAnswer(
                relations,
                LockTimeout.parse(session.get(0)),
                WalPosition.parse(session.get(1)),
                number(session.get(2)) + number(session.get(3)));
    }

    /** Returns the same of {@code some} relations only. */
    LookAnswer of(Collection<Long> some) {
        Map<Long, OfRelation> fewer = new LinkedHashMap<>(relations);
        fewer.keySet().retainAll(Set.copyOf(some));
        return new LookAnswer(fewer, lockTimeout, wal, looks);
    }

    /** Returns the files' numbers by relation. */
    Map<Long, Long> nodes() {
        Map<Long, Long> nodes = new LinkedHashMap<>();
        relations.forEach((oid, relation) -> nodes.put(oid, relation.node()));
        return nodes;
    }

    static long number(String text) {
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}
