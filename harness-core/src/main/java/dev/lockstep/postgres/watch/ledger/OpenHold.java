package dev.lockstep.postgres.watch.ledger;

import dev.lockstep.lock.LockHold;

/** A lock that was seen and has not been seen to be gone. */
final class OpenHold {

    private final LockKey key;
    private final Flight owner;
    private final long acquiredFrom;
    private final long acquiredTo;
    private final Request request;
    private long releasedFrom;
    private boolean seenStandingStill;
    private boolean outOfSight;

    OpenHold(LockKey key, Flight owner, long acquiredFrom, long acquiredTo, Request request) {
        this.key = key;
        this.owner = owner;
        this.acquiredFrom = acquiredFrom;
        this.acquiredTo = acquiredTo;
        this.request = request;
        this.releasedFrom = acquiredFrom;
    }

    LockKey key() {
        return key;
    }

    /** It was seen to be held at some time not before {@code nanos}. */
    void heldAt(long nanos) {
        releasedFrom = Math.max(releasedFrom, nanos);
        outOfSight = false;
    }

    /** It was held at {@code nanos} if nothing has become of it meanwhile, which is known unless looks leave it out. */
    void stillHeldAt(long nanos) {
        if (!outOfSight) {
            releasedFrom = Math.max(releasedFrom, nanos);
        }
    }

    void seenStandingStill() {
        seenStandingStill = true;
    }

    /** A look left it out. */
    void outOfSight() {
        outOfSight = true;
    }

    long releasedFrom() {
        return releasedFrom;
    }

    HeldLock ended(long releasedTo) {
        boolean exact = seenStandingStill && owner.kind() == Flight.Kind.ONE_TRANSACTION;
        return new HeldLock(
                owner.statement(),
                key,
                acquiredFrom,
                acquiredTo,
                releasedFrom,
                Math.max(releasedFrom, releasedTo),
                request.waitedAtLeast(),
                acquiredTo - request.notBefore(),
                exact ? LockHold.Source.EXACT : LockHold.Source.SAMPLED);
    }

    /**
     * A lock that was asked for and not granted at once.
     *
     * @param notBefore it was not asked for before this
     * @param seenBy it was asked for by then
     * @param lastSeen it was still not granted then
     */
    record Request(long notBefore, long seenBy, long lastSeen) {

        /** A lock that was never seen to be waited for. */
        static Request unseen(long notBefore) {
            return new Request(notBefore, notBefore, notBefore);
        }

        Request seenAgain(long nanos) {
            return new Request(notBefore, seenBy, nanos);
        }

        long waitedAtLeast() {
            return Math.max(0, lastSeen - seenBy);
        }
    }
}
