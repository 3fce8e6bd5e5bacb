package dev.lockstep.postgres.watch.effects;

import dev.lockstep.lock.LockTarget;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The user's relations at one moment, by number: tables, indexes, sequences, views, TOAST tables; not temporary ones and not the
 * system's catalogs.
 */
public final class KnownRelations {

    private final Map<Long, KnownRelation> byOid = new LinkedHashMap<>();

    KnownRelations(Collection<KnownRelation> relations) {
        for (KnownRelation relation : relations) {
            byOid.put(relation.oid(), relation);
        }
    }

    /** Returns the relation with this number, if it was there. */
    public Optional<KnownRelation> find(long oid) {
        return Optional.ofNullable(byOid.get(oid));
    }

    /** Returns all of them. */
    public Collection<KnownRelation> all() {
        return byOid.values();
    }

    /**
     * Returns whether this relation had rows to read or to write anew: a table with something in it, also in its partitions, or an
     * index on one. What was not there, or empty, costs nothing worth telling.
     */
    public boolean hasRows(long oid) {
        KnownRelation relation = byOid.get(oid);
        return relation != null && (relation.storesRows() || relation.rows() > 0 || isIndexWithRows(relation));
    }

    private boolean isIndexWithRows(KnownRelation relation) {
        KnownRelation table = byOid.get(relation.tableOid());
        return relation.kind() == LockTarget.Kind.INDEX && !relation.isToast() && table != null && table.storesRows();
    }
}
