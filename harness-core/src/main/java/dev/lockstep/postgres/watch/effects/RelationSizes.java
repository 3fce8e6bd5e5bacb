package dev.lockstep.postgres.watch.effects;

import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.RelationSeen.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What relations were before a step and after it.
 *
 * @param before read before it, with rows
 * @param after read after it
 */
public record RelationSizes(KnownRelations before, KnownRelations after) {

    /**
     * Returns every table of the user's, and of the other relations those in {@code touched}; in the order in which the catalogue has
     * them, those made by the step last.
     *
     * @param touched the numbers of relations that were locked, read or written
     */
    public List<RelationSeen> compare(Set<Long> touched) {
        List<RelationSeen> seen = new ArrayList<>();
        for (KnownRelation relation : before.all()) {
            if (isToBeTold(relation, touched)) {
                seen.add(after.find(relation.oid())
                        .map(now -> seen(relation, Fate.KEPT, now.bytes()))
                        .orElseGet(() -> seen(relation, Fate.DROPPED, 0)));
            }
        }
        for (KnownRelation relation : after.all()) {
            if (before.find(relation.oid()).isEmpty() && isToBeTold(relation, touched)) {
                seen.add(new RelationSeen(
                        relation.name().toString(),
                        relation.kind(),
                        relation.table(),
                        Fate.CREATED,
                        0,
                        0,
                        relation.bytes()));
            }
        }
        return seen;
    }

    private static boolean isToBeTold(KnownRelation relation, Set<Long> touched) {
        return relation.kind().holdsRows() || (touched.contains(relation.oid()) && !relation.isToast());
    }

    private static RelationSeen seen(KnownRelation relation, Fate fate, long bytesAfter) {
        return new RelationSeen(
                relation.name().toString(),
                relation.kind(),
                relation.table(),
                fate,
                relation.rows(),
                relation.bytes(),
                bytesAfter);
    }
}
