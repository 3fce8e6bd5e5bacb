package dev.lockstep.plan;

/** The moments of a journey at which the database's state is captured. */
public enum Point {
    /** Rows are there, the migration is not yet. */
    BEFORE,
    /** The migration went up for the first time. */
    AFTER_UP,
    /** Rows were written at the migration's version. */
    WITH_NEW_ROWS,
    /** The migration was undone, or the state before was restored where it cannot be. */
    AFTER_DOWN,
    /** The migration went up again. */
    AFTER_SECOND_UP
}
