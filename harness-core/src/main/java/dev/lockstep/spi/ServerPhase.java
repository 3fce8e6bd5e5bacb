package dev.lockstep.spi;

/** What a server is good for at a time. */
public enum ServerPhase {
    /** Fast to start, with few rows: what is lost in a crash does not matter, what is logged is logged as in production. */
    USUAL,
    /** Writing many rows as fast as can be. Nothing that is timed happens here. */
    LOADING,
    /** Timing what is done to many rows: settings as in production. */
    MEASURING
}
