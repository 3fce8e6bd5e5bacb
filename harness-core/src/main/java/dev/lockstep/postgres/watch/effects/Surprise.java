package dev.lockstep.postgres.watch.effects;

/** What a database can have that makes a statement do more than its text tells. */
public enum Surprise {
    /** A function that may give up whatever is prepared in a session. */
    GIVES_UP_PREPARED,
    /** An event trigger, which runs a function with statements on structure. */
    EVENT_TRIGGER
}
