package dev.lockstep.postgres.watch.effects;

import dev.lockstep.lock.LockTarget;
import dev.lockstep.schema.ObjectName;
import java.util.Optional;

/**
 * A relation as the catalogue describes it at one moment.
 *
 * @param oid its number
 * @param name its name
 * @param kind what sort of relation
 * @param table the table that it belongs to, also of a TOAST table's index; itself, if it belongs to none
 * @param tableOid the number of that table
 * @param parentOid the partitioned table of which it is a partition; 0 if it is none
 * @param node the number of its file; 0 if it has none
 * @param bytes the size of its main file
 * @param rows how many rows it has, counted or estimated by the server; 0 where they were not asked for
 */
public record KnownRelation(
        long oid,
        ObjectName name,
        LockTarget.Kind kind,
        ObjectName table,
        long tableOid,
        long parentOid,
        long node,
        long bytes,
        long rows) {

    /** Returns this relation as a lock's target. */
    public LockTarget target() {
        return new LockTarget(kind, name.toString(), Optional.of(table));
    }

    /** Returns whether it stores rows itself and has a file with something in it. */
    boolean storesRows() {
        return (kind == LockTarget.Kind.TABLE || kind == LockTarget.Kind.MATERIALIZED_VIEW) && bytes > 0;
    }

    /** Returns whether it stores what another relation has no room for: it goes with that and is not told by itself. */
    boolean isToast() {
        return name.schema().equals("pg_toast");
    }

    KnownRelation withRows(long counted) {
        return new KnownRelation(oid, name, kind, table, tableOid, parentOid, node, bytes, counted);
    }
}
