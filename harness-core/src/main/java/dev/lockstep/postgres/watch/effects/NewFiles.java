package dev.lockstep.postgres.watch.effects;

import dev.lockstep.journal.Effects.IndexBuild;
import dev.lockstep.journal.Effects.Rewrite;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.postgres.watch.tap.InsideQuery;
import dev.lockstep.schema.ObjectName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds what was written into new files: relations written anew, and indexes built on tables that were there before.
 *
 * <p>What is empty afterwards does not count (TRUNCATE, a fresh partition), nor does what had no rows before the step.
 */
final class NewFiles {

    // For relations in a new file only, which is rare and has cost far more than this. The size of a table in the
    // transaction that wrote
    // it anew needs a lock that this transaction has.
    private static final String SIZES =
            """
            SELECT o, pg_catalog.pg_relation_size(o) FROM pg_catalog.unnest($1) o
            """;
    /** So many are asked about at once. */
    private static final int ASKED = 8;

    // One index scan for each of a list of a known length: by the length of an array the planner would think each
    // question worth a plan of its own, and a small catalogue worth reading as a whole.
    private static final String STRANGERS =
            """
            SELECT c.* FROM (VALUES %s) v(o) CROSS JOIN LATERAL
              (SELECT c.oid, n.nspname, c.relname, c.relkind, i.indrelid, pg_catalog.pg_relation_filenode(c.oid),
                      CASE WHEN c.relkind OPERATOR(pg_catalog.=) 'i' THEN pg_catalog.pg_relation_size(c.oid) END
               FROM pg_catalog.pg_class c
               JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
               LEFT JOIN pg_catalog.pg_index i ON i.indexrelid OPERATOR(pg_catalog.=) c.oid
               WHERE c.oid OPERATOR(pg_catalog.=) v.o LIMIT 1) c
            """
                    .formatted(IntStream.rangeClosed(1, ASKED)
                            .mapToObj("(($1)[%d])"::formatted)
                            .collect(Collectors.joining(", ")));

    private final KnownRelations before;
    private final FileNodes nodes;
    private final Set<Long> strangers = new HashSet<>();

    NewFiles(KnownRelations before) {
        this.before = before;
        this.nodes = new FileNodes(before);
    }

    /** Returns the relations that are in another file than at the last look, and remembers this one. */
    List<Long> moved(Map<Long, Long> now) {
        return nodes.changed(now);
    }

    /** Returns those of the relations in {@code changed} files that are not empty; asks for sizes only if there is something. */
    List<Rewrite> rewrites(List<Long> changed, InsideQuery inside) {
        if (changed.isEmpty()) {
            return List.of();
        }
        Set<Long> asked = new TreeSet<>(changed);
        changed.forEach(oid -> before.find(oid).ifPresent(relation -> asked.add(relation.tableOid())));
        Map<Long, Long> sizes = new HashMap<>();
        for (List<String> row : inside.ask(SIZES, asked).orElse(List.of())) {
            sizes.put(LookAnswer.number(row.get(0)), LookAnswer.number(row.get(1)));
        }
        return rewrites(changed, sizes);
    }

    private List<Rewrite> rewrites(List<Long> changed, Map<Long, Long> sizes) {
        List<Rewrite> rewrites = new ArrayList<>();
        for (long oid : changed) {
            before.find(oid)
                    .filter(relation -> before.hasRows(oid) && sizes.getOrDefault(relation.tableOid(), 0L) > 0)
                    .ifPresent(relation -> rewrites.add(new Rewrite(
                            relation.name().toString(),
                            relation.kind(),
                            relation.table(),
                            sizes.getOrDefault(oid, 0L))));
        }
        return rewrites;
    }

    /** Returns the indexes among {@code locked} that were built since the last look on tables with rows; asks once per new relation. */
    List<IndexBuild> builds(Collection<Long> locked, InsideQuery inside) {
        List<Long> unknown = locked.stream()
                .filter(oid -> before.find(oid).isEmpty() && !strangers.contains(oid))
                .toList();
        if (unknown.isEmpty()) {
            return List.of();
        }
        // What is not found is gone again already, for instance the table that a rewrite fills before it swaps the
        // files.
        strangers.addAll(unknown);
        List<IndexBuild> builds = new ArrayList<>();
        for (int from = 0; from < unknown.size(); from += ASKED) {
            List<Long> some = unknown.subList(from, Math.min(unknown.size(), from + ASKED));
            for (List<String> row : inside.ask(STRANGERS, some).orElse(List.of())) {
                build(row).ifPresent(builds::add);
            }
        }
        return builds;
    }

    /** Notes which relations are there after a statement that has built no index. */
    List<IndexBuild> noBuilds(Collection<Long> locked) {
        locked.stream().filter(oid -> before.find(oid).isEmpty()).forEach(strangers::add);
        return List.of();
    }

    private Optional<IndexBuild> build(List<String> row) {
        Optional<ObjectName> table = before.find(LookAnswer.number(row.get(4)))
                .filter(KnownRelation::storesRows)
                .map(KnownRelation::name);
        boolean built = row.get(3).equals("i") && nodes.isNewFile(LookAnswer.number(row.get(5)));
        if (table.isEmpty() || !built) {
            return Optional.empty();
        }
        String name = new ObjectName(row.get(1), row.get(2)).toString();
        return Optional.of(new IndexBuild(name, table.get(), LookAnswer.number(row.get(6))));
    }

    /** Compares all relations with what they were at the last look, for statements inside of which nobody could look. */
    Found compare(KnownRelations now) {
        Map<Long, Long> files = now.all().stream().collect(Collectors.toMap(KnownRelation::oid, KnownRelation::node));
        Map<Long, Long> sizes = now.all().stream().collect(Collectors.toMap(KnownRelation::oid, KnownRelation::bytes));
        List<IndexBuild> builds = new ArrayList<>();
        for (KnownRelation relation : now.all()) {
            boolean unseen = before.find(relation.oid()).isEmpty() && !strangers.contains(relation.oid());
            if (unseen) {
                strangers.add(relation.oid());
                boolean built = relation.kind() == LockTarget.Kind.INDEX && nodes.isNewFile(relation.node());
                if (built
                        && before.find(relation.tableOid())
                                .filter(KnownRelation::storesRows)
                                .isPresent()) {
                    builds.add(new IndexBuild(relation.name().toString(), relation.table(), relation.bytes()));
                }
            }
        }
        return new Found(rewrites(nodes.changed(files), sizes), builds);
    }

    /** What is in new files. */
    record Found(List<Rewrite> rewrites, List<IndexBuild> builds) {}
}
