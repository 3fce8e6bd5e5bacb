package dev.lockstep.lock;

/**
 * One table-level lock from its grant to its release, which comes with the end of the transaction and not of the statement.
 *
 * @param target what it was on
 * @param mode in which mode
 * @param acquired when it was granted
 * @param released when it was let go
 * @param waited how long it was waited for before
 * @param blocked how many other sessions were seen waiting for it
 * @param source how it is known
 */
public record LockHold(
        LockTarget target,
        LockMode mode,
        Moment acquired,
        Moment released,
        Measure waited,
        int blocked,
        Source source) {

    /** How a hold is known. */
    public enum Source {
        /** Read while the server stood still between two messages: nothing can have been missed. */
        EXACT,
        /** Seen by looking again and again: shorter holds in between can have been missed. */
        SAMPLED
    }

    /** Returns how long it was held. */
    public Measure held() {
        return acquired.until(released);
    }
}
