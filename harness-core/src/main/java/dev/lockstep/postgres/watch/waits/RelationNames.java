package dev.lockstep.postgres.watch.waits;

import dev.lockstep.lock.LockTarget;

/** Names relations by their OID. */
@FunctionalInterface
public interface RelationNames {

    /** Returns the relation with this OID, also if it is gone by now or not known. */
    LockTarget relation(long oid);
}
