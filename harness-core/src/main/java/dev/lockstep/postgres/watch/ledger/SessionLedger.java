package dev.lockstep.postgres.watch.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The locks of one tapped session, from the moments that the tap tells and from what looks show. All times are
 * {@link System#nanoTime()}; every bound is conservative: where something cannot be known, the bounds are wide and not wrong.
 *
 * <p>Three facts carry it. A session takes and releases locks only while a statement of its is under way. When the server says that it
 * is outside of transactions, only advisory locks can be left. And what a look shows was true at some time between its question and its
 * answer, or all the time if the server stood still.
 *
 * <p>Safe for use by several threads: the tap's and the sampler's.
 */
public final class SessionLedger {

    private final Map<LockKey, OpenHold> held = new LinkedHashMap<>();
    private final Map<LockKey, OpenHold.Request> requests = new HashMap<>();
    private final Map<Long, Flight> flights = new LinkedHashMap<>();
    private final List<HeldLock> done = new ArrayList<>();

    /** Nothing is under way and everything that is held is known. */
    private boolean settled = true;
    /** What was held at that moment is known; looks that began before it tell nothing any more. */
    private long settledAt;
    /** While not settled: what is not known to be held has not been taken before this. */
    private long unseenSince;
    /** Something was sent that can end the transaction, and the server has not said yet what came of it. */
    private boolean mayBeEnding;
    /** A statement was sent behind such an end, so that one cannot tell to which transaction a sampled lock belongs. */
    private boolean overlapping;
    /** The server has said that it is ready since something was sent. Before, it may be busy rolling back what has failed. */
    private boolean ready = true;
    /** The statement that was sent last. */
    private Flight last = new Flight(-1, Flight.Kind.ONE_TRANSACTION, 0);

    /** A session that holds nothing at {@code nanos}. */
    public SessionLedger(long nanos) {
        settledAt = nanos;
        unseenSince = nanos;
    }

    /** A session that holds what {@code look} shows, and does nothing at the moment. Those locks belong to the statement -1. */
    public SessionLedger(LockLook look) {
        this(look.fromNanos());
        Flight before = new Flight(-1, Flight.Kind.ONE_TRANSACTION, look.fromNanos());
        look.held().forEach(key -> add(key, before, look.fromNanos(), look.toNanos()));
        settledAt = look.toNanos();
    }

    /** Something is about to be sent that can take locks, though it runs no statement. */
    public synchronized void preparing(long nanos) {
        ready = false;
        if (settled) {
            held.values().forEach(hold -> hold.stillHeldAt(nanos));
            settled = false;
            unseenSince = nanos;
        }
    }

    /** A statement is about to be sent. */
    public synchronized void sending(Flight flight) {
        if (flight.kind() != Flight.Kind.HARMLESS) {
            preparing(flight.sentNanos());
        }
        ready = false;
        overlapping |= mayBeEnding && !flights.isEmpty();
        flights.put(flight.statement(), flight);
        last = flight;
    }

    /** The session did nothing after {@code statement}, at least from the look's question to its answer. */
    public synchronized void stoodStill(long statement, LockLook look) {
        stoodStill(flights.getOrDefault(statement, owner()), look);
    }

    /** The session did nothing after its last statement, at least from the look's question to its answer. */
    public synchronized void rested(LockLook look) {
        stoodStill(last, look);
    }

    private void stoodStill(Flight owner, LockLook look) {
        for (LockKey key : look.held()) {
            OpenHold hold = held.get(key);
            if (hold == null) {
                hold = add(key, owner, look.fromNanos(), look.toNanos());
            } else {
                hold.heldAt(look.toNanos());
            }
            hold.seenStandingStill();
        }
        missing(look, hold -> true, look.fromNanos());
        requests.clear();
        mayBeEnding = false;
        overlapping = false;
        settle(look.toNanos());
    }

    /** The session was looked at while it may have been at work. */
    public synchronized void sampled(LockLook look) {
        if (settled || overlapping || look.fromNanos() < settledAt) {
            return;
        }
        for (LockKey key : look.held()) {
            OpenHold hold = held.get(key);
            if (hold == null) {
                hold = add(key, owner(), look.toNanos(), look.fromNanos());
            }
            hold.heldAt(look.fromNanos());
        }
        // What is known to be held after the look began may have been taken after it was read.
        missing(look, hold -> hold.releasedFrom() < look.fromNanos(), look.toNanos());
        requests.keySet().retainAll(look.asked());
        for (LockKey key : look.asked()) {
            OpenHold.Request request = requests.get(key);
            requests.put(
                    key,
                    request == null
                            ? new OpenHold.Request(unseenSince, look.toNanos(), look.fromNanos())
                            : request.seenAgain(look.fromNanos()));
        }
        unseenSince = Math.max(unseenSince, look.fromNanos());
    }

    /** Something is about to be sent that can end the transaction. */
    public synchronized void ending(long nanos) {
        if (settled && !mayBeEnding) {
            held.values().forEach(hold -> hold.stillHeldAt(nanos));
        }
        mayBeEnding = true;
    }

    /** The server's last answer to a statement has come. */
    public synchronized void answered(long statement) {
        flights.remove(statement);
    }

    /** The server is ready for the next statement. */
    public synchronized void ready(char status, long nanos) {
        ready = flights.isEmpty();
        if (flights.isEmpty()) {
            mayBeEnding = false;
            overlapping = false;
        }
        if (status == 'I') {
            end(hold -> !hold.key().canOutliveTransaction(), nanos);
            requests.clear();
            settledAt = nanos;
            settled = flights.isEmpty() && held.isEmpty();
            unseenSince =
                    flights.values().stream().mapToLong(Flight::sentNanos).min().orElse(nanos);
        } else if (status == 'E') {
            // The failure has rolled the transaction back, or only as far as a savepoint.
            settled = false;
        }
    }

    /**
     * Returns whether a look now would tell something, because the session does nothing and it is not certain what it holds. It is
     * given to {@link #rested}.
     */
    public synchronized boolean wantsLook() {
        return !settled && ready;
    }

    /** Returns whether nothing is under way. */
    public synchronized boolean isResting() {
        return flights.isEmpty();
    }

    /** Returns how many locks are known to be held. */
    public synchronized int size() {
        return held.size();
    }

    /** The session is over or is being left; {@code look} shows what its server process still held. */
    public synchronized void leaving(LockLook look) {
        overlapping = false;
        settled = false;
        sampled(look);
    }

    /** Nothing is looked at any more. Returns every lock; those that are still held end now. */
    public synchronized List<HeldLock> finish(long nanos) {
        if (settled) {
            held.values().forEach(hold -> hold.stillHeldAt(nanos));
        }
        end(hold -> true, nanos);
        return List.copyOf(done);
    }

    private void settle(long nanos) {
        settled = true;
        settledAt = nanos;
    }

    private OpenHold add(LockKey key, Flight owner, long acquiredTo, long heldAt) {
        long acquiredFrom = Math.min(unseenSince, acquiredTo);
        OpenHold.Request asked = requests.remove(key);
        OpenHold.Request request = asked == null ? OpenHold.Request.unseen(acquiredFrom) : asked;
        OpenHold hold = new OpenHold(key, owner, acquiredFrom, acquiredTo, request);
        hold.heldAt(heldAt);
        held.put(key, hold);
        return hold;
    }

    /** Whoever is under way and can take locks; the server works in order, so the first. */
    private Flight owner() {
        Collection<Flight> all = flights.values();
        return all.stream()
                .filter(flight -> flight.kind() != Flight.Kind.HARMLESS)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElse(last);
    }

    private void missing(LockLook look, Predicate<OpenHold> decidable, long releasedTo) {
        held.values().stream()
                .filter(hold -> !look.covers(hold.key()) && !look.held().contains(hold.key()))
                .forEach(OpenHold::outOfSight);
        end(hold -> look.covers(hold.key()) && !look.held().contains(hold.key()) && decidable.test(hold), releasedTo);
    }

    private void end(Predicate<OpenHold> which, long releasedTo) {
        for (Iterator<OpenHold> holds = held.values().iterator(); holds.hasNext(); ) {
            OpenHold hold = holds.next();
            if (which.test(hold)) {
                done.add(hold.ended(releasedTo));
                holds.remove();
            }
        }
    }
}
