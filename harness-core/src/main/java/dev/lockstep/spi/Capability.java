package dev.lockstep.spi;

/** What a migration tool can do. What is declared must work; what is not must refuse with a good problem. */
public enum Capability {
    /** Takes single migrations down. */
    REVERT,
    /** Keeps a history of what was applied in the database. */
    HISTORY,
    /** Notices that an applied migration was edited afterwards. */
    CHECKSUMS,
    /** Runs migrations outside a transaction where they ask for it. */
    NON_TRANSACTIONAL,
    /** Rolls back a migration that fails half way, where it runs in a transaction. */
    TRANSACTIONAL_DDL,
    /** Keeps other migrators out while it runs. */
    LOCKS_OUT_OTHERS
}
