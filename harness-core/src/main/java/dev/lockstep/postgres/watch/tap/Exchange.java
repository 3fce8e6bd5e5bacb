package dev.lockstep.postgres.watch.tap;

import dev.lockstep.journal.StatementSeen;
import dev.lockstep.postgres.watch.tap.Flight.Look;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is known of one session, shared by the threads of its two directions. Every method is called with the exchange's monitor
 * held, except {@link #activity}; the observer is called with it held too, so that it hears of one thing after the other.
 */
final class Exchange {

    private final TapObserver observer;
    private final AtomicLong numbers;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final Block block = new Block();
    private final KeptQueries kept = new KeptQueries();
    private Optional<TapSession> session = Optional.empty();
    private Optional<Flight> unconfirmed = Optional.empty();
    private volatile Optional<TapActivity> activity = Optional.empty();
    private Optional<Conversion> conversion = Optional.empty();
    private boolean held;
    private boolean owesSync;
    private boolean over;
    private boolean skipping;
    private boolean copyingIn;
    private boolean unseen;

    Exchange(TapObserver observer, AtomicLong numbers) {
        this.observer = observer;
        this.numbers = numbers;
    }

    /** Returns what the session is doing; empty before it has logged in and after its end. May be called by any thread. */
    Optional<TapActivity> activity() {
        return activity;
    }

    Block block() {
        return block;
    }

    KeptQueries kept() {
        return kept;
    }

    boolean isOpen() {
        return session.isPresent();
    }

    // --- the client's side

    /** Tells of a statement that is about to be sent. */
    Flight send(SqlText text, StatementSeen.Block kindOfBlock, Look look) {
        unseen |= kindOfBlock == StatementSeen.Block.SEVERAL;
        TapStatement statement =
                new TapStatement(numbers.getAndIncrement(), text.sql(), kindOfBlock, System.nanoTime());
        session.ifPresent(known -> {
            observer.sending(known, statement);
            activity = Optional.of(
                    new TapActivity(known, TapActivity.State.BUSY, Optional.of(statement), statement.sentNanos()));
        });
        Flight flight = new Flight(statement, text, look);
        kept.after(flight.dropping());
        return flight;
    }

    /**
     * Returns what follows a statement that is to be looked at: what the look will ask first, if asking it can fail only because the
     * statement has, and Flush.
     */
    byte[] behind(Flight flight) {
        boolean harmless = block.hasSnapshot() || flight.kind().takesSnapshot();
        // A COPY reads on instead.
        Optional<TapQuestion> question = harmless && !flight.kind().mayCopyIn()
                ? session.flatMap(observer::question).filter(one -> kept.has(one.sql()))
                : Optional.empty();
        question.ifPresent(flight::asked);
        return question.map(one -> KeptQueries.again(one, WireMessage.FLUSH)).orElse(WireMessage.FLUSH);
    }

    Look wants(SqlText text) {
        boolean wanted = session.isPresent() && observer.wantsLook(session.get(), text.sql());
        return wanted ? Look.WANTED : Look.NONE;
    }

    /** Tells of a statement that is about to be parsed or bound. */
    void preparing(SqlText text) {
        if (!skipping) {
            session.ifPresent(known -> observer.preparing(known, text.sql(), System.nanoTime()));
        }
    }

    void ending() {
        session.ifPresent(known -> observer.ending(known, System.nanoTime()));
    }

    /** Expects an answer, unless the server is skipping what the client sends until its next Sync. */
    void expect(Pending next) {
        if (next.is(Pending.Kind.FUNCTION)) {
            kept.forget();
        }
        if (!skipping) {
            pending.add(next);
        } else {
            next.flights().forEach(this::skipped);
        }
    }

    boolean isSkipping() {
        return skipping;
    }

    /** The client sends Sync. */
    void syncing() {
        if (copyingIn) {
            // The server reads over it while it waits for rows.
            return;
        }
        skipping = false;
        if (block.isImplicit()) {
            ending();
        }
        pending.add(Pending.of(Pending.Kind.SYNC));
    }

    /** The client sends CopyDone or CopyFail; returns the message whose look is still to come. */
    Optional<Pending> copyEnds() {
        Optional<Pending> copying = pending.stream()
                .filter(one -> one.is(Pending.Kind.EXECUTE) || one.is(Pending.Kind.QUERY))
                .findFirst();
        if (copyingIn) {
            copyingIn = false;
        } else if (copying.isPresent() && !skipping) {
            pending.add(Pending.of(Pending.Kind.COPY_END));
        }
        return copying.filter(Pending::wantsLook);
    }

    boolean isQuiet() {
        return conversion.isEmpty() && pending.isEmpty() && !skipping && !copyingIn;
    }

    /** Nothing more of the client's is sent until {@link #release}. */
    void hold() {
        held = true;
    }

    void release() {
        held = false;
        notifyAll();
    }

    /** The client's Sync was there already and is not sent before the look: whoever ends the hold sends it. */
    void owesSync() {
        owesSync = true;
    }

    /** Returns whether a Sync is to be sent now, and takes it as sent. */
    boolean paysSync() {
        boolean owed = owesSync && !over;
        owesSync = false;
        if (owed) {
            syncing();
        }
        return owed;
    }

    void awaitRelease() throws InterruptedException {
        while (held && !over) {
            wait();
        }
    }

    /** Waits for the answers to all that was sent, unless the server is to be sent more before it gives them. */
    void awaitAnswers() throws InterruptedException {
        // Whatever changes this here ends with a release.
        while (!over
                && !skipping
                && !copyingIn
                && !pending.isEmpty()
                && pending.getLast().endsReady()) {
            wait();
        }
    }

    /** What the client sent is run in another way; returns what is sent in its place. */
    byte[] convert(Conversion by) {
        conversion = Optional.of(by);
        hold();
        return by.begin(this);
    }

    // --- the server's side

    Optional<Conversion> conversion() {
        return conversion;
    }

    void conversionEnds() {
        conversion = Optional.empty();
    }

    Deque<Pending> pending() {
        return pending;
    }

    /** Returns the message that an answer of this kind belongs to, if it is the next one; forgets those that it shows to be over. */
    Optional<Pending> answered(Pending.Kind kind) {
        while (!pending.isEmpty() && !pending.peek().is(kind)) {
            Pending first = pending.peek();
            boolean comesLater = pending.stream().anyMatch(one -> one.is(kind));
            boolean stale = first.is(Pending.Kind.COPY_END) || (comesLater && !first.is(Pending.Kind.QUERY));
            if (!stale) {
                return Optional.empty();
            }
            pending.remove();
            first.flights().forEach(this::skipped);
        }
        return Optional.ofNullable(pending.peek());
    }

    /** The server waits for rows: what the client sent ahead to end the statement is read over. */
    void copyInBegins() {
        List<Pending> kept = new ArrayList<>();
        copyingIn = true;
        for (Pending one : pending) {
            if (copyingIn && one.is(Pending.Kind.COPY_END)) {
                copyingIn = false;
            } else if (!copyingIn || !one.is(Pending.Kind.SYNC)) {
                kept.add(one);
            }
        }
        pending.clear();
        pending.addAll(kept);
        if (copyingIn) {
            release();
        }
    }

    /** The statement that is being parsed, bound or executed has failed. */
    void failNext(String error) {
        for (Pending one : pending) {
            if (one.endsReady()) {
                return;
            }
            if (!one.flights().isEmpty()) {
                Flight flight = one.flights().removeFirst();
                flight.failed(error);
                tell(flight);
                return;
            }
        }
    }

    /** A message of the extended protocol failed: the server skips everything up to the next Sync. */
    void skipToSync() {
        while (!pending.isEmpty() && !pending.peek().is(Pending.Kind.SYNC)) {
            pending.poll().flights().forEach(this::skipped);
        }
        skipping = pending.isEmpty();
        copyingIn = false;
    }

    private void skipped(Flight flight) {
        flight.skipped();
        tell(flight);
    }

    /** The statement is done, but its transaction may still fail. */
    void done(Flight flight) {
        confirm();
        if (flight.kind().endsTransaction() || !block.isImplicit()) {
            tell(flight);
        } else {
            unconfirmed = Optional.of(flight);
        }
        boolean busy = pending.stream().anyMatch(one -> !one.flights().isEmpty());
        if (!busy) {
            idle(TapActivity.State.IDLE_IN_TRANSACTION, System.nanoTime());
        }
    }

    /** The transaction failed at its end. */
    void failedAtEnd(String error) {
        unconfirmed.ifPresent(flight -> flight.failed(error));
        confirm();
    }

    void confirm() {
        unconfirmed.ifPresent(this::tell);
        unconfirmed = Optional.empty();
    }

    void tell(Flight flight) {
        // Once more: a look before it may have prepared something after it was sent.
        kept.after(flight.dropping());
        session.ifPresent(known -> observer.answered(known, flight.statement(), flight.answer()));
    }

    void standsStill(Flight flight, InsideQuery inside) {
        session.ifPresent(known -> observer.standsStill(known, flight.statement(), inside));
    }

    /** A statement left something behind that nobody could look at. */
    void leftUnseen() {
        unseen = true;
    }

    boolean hasUnseen() {
        return unseen;
    }

    void atRest(InsideQuery inside) {
        unseen = false;
        session.ifPresent(known -> observer.atRest(known, inside));
    }

    void opened(TapSession opened) {
        session = Optional.of(opened);
        observer.opened(opened);
    }

    void ready(char status, long nanos) {
        confirm();
        boolean working = pending.stream().anyMatch(one -> !one.flights().isEmpty());
        block.ready(status, working ? Block.Prediction.KEPT : Block.Prediction.REPLACED);
        TapActivity.State state =
                switch (status) {
                    case 'T' -> TapActivity.State.IDLE_IN_TRANSACTION;
                    case 'E' -> TapActivity.State.IDLE_IN_FAILED_TRANSACTION;
                    default -> TapActivity.State.IDLE;
                };
        if (!working) {
            idle(state, nanos);
        }
        session.ifPresent(known -> observer.ready(known, status, nanos));
    }

    private void idle(TapActivity.State state, long nanos) {
        Optional<TapStatement> last = activity.flatMap(TapActivity::statement);
        activity = session.map(known -> new TapActivity(known, state, last, nanos));
    }

    void over() {
        over = true;
        notifyAll();
        activity = Optional.empty();
        long now = System.nanoTime();
        session.ifPresent(known -> observer.closed(known, now));
        session = Optional.empty();
    }
}
