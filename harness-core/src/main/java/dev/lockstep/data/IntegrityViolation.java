package dev.lockstep.data;

import dev.lockstep.schema.ObjectName;

/**
 * One promise of the database, or of its user, that does not hold.
 *
 * @param kind which promise
 * @param relation the table or domain it is about; for an invariant, which is about no single one, its own name
 * @param object the constraint, index, sequence or invariant
 * @param detail what was seen, for people
 * @param rows how many rows break it; 0 where rows do not come into it
 * @param exampleKey the key of one such row; empty where there is none
 */
public record IntegrityViolation(
        Kind kind, ObjectName relation, String object, String detail, long rows, String exampleKey) {

    /** What can fail to hold. */
    public enum Kind {
        /** Rows that a foreign key, check, unique or NOT NULL constraint forbids, validated or not. */
        CONSTRAINT_VIOLATED,
        /** A constraint still marked NOT VALID. */
        CONSTRAINT_NOT_VALIDATED,
        /** An index that the server does not use or that amcheck finds damaged. */
        INDEX_INVALID,
        /** A sequence whose next value its column already has. */
        SEQUENCE_BEHIND,
        /** A foreign key whose referencing columns no index begins with. */
        FOREIGN_KEY_WITHOUT_INDEX,
        /** The user's own query returned rows. */
        INVARIANT_BROKEN
    }
}
