package dev.lockstep.run;

/** Whether downs are proposed for migrations that have none. */
public enum DownProposals {
    /** A down is derived, run and shown. */
    WANTED,
    /** Only what the project has is looked at. */
    NOT_WANTED
}
