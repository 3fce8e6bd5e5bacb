package dev.lockstep.lock;

import dev.lockstep.schema.ObjectName;
import java.util.Optional;

/**
 * What a lock is on.
 *
 * @param kind what sort of thing
 * @param name its name as people write it; relations keep the name that they had before they were dropped or renamed
 * @param table the table that it belongs to: of an index, a TOAST table or an owned sequence; of a table, itself; empty for what is
 *     no relation
 */
public record LockTarget(Kind kind, String name, Optional<ObjectName> table) {

    /** The sorts of things that PostgreSQL locks. */
    public enum Kind {
        TABLE,
        PARTITIONED_TABLE,
        FOREIGN_TABLE,
        INDEX,
        SEQUENCE,
        VIEW,
        MATERIALIZED_VIEW,
        TOAST_TABLE,
        /** A relation of which nothing more is known: it was made and dropped between two looks. */
        OTHER_RELATION,
        /** A table or index of the system's own catalogs. */
        CATALOG,
        /** A database object that is no relation: a type, a constraint, a trigger. */
        OBJECT,
        ADVISORY,
        /** The end of a transaction, which those who want a row that it changed wait for. */
        TRANSACTION,
        /** The end of a virtual transaction, which CONCURRENTLY waits for. */
        VIRTUAL_TRANSACTION,
        TUPLE,
        OTHER;

        /** Returns whether rows can be in it. */
        public boolean holdsRows() {
            return this == TABLE || this == PARTITIONED_TABLE || this == MATERIALIZED_VIEW || this == FOREIGN_TABLE;
        }
    }
}
