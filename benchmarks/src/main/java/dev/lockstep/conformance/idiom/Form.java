package dev.lockstep.conformance.idiom;

/** What a migration asks of its tool. */
public enum Form {
    /** Nothing. */
    ORDINARY,
    /** Not to be put into a transaction. */
    ALONE,
    /** Not to be cut at semicolons. */
    WHOLE
}
