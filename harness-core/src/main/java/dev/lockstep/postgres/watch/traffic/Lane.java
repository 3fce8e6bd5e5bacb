package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.postgres.ServerError;
import dev.lockstep.spi.Database;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes the same request again and again, on a schedule that does not wait for answers.
 *
 * <p>In each step it is prepared, begun, closed and settled, in this order.
 */
final class Lane implements AutoCloseable {

    /** What was refused, because its table is gone for instance, is asked for less often. */
    private static final int SLOWER_AFTER_ERROR = 10;
    /** How long it takes until a row that others hold is asked for again. */
    private static final long REST_MILLIS = 5;
    /** Who is answered within this time was not kept waiting. */
    private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final long NO_MORE = Long.MIN_VALUE;

    private final AskingSession session;
    private volatile Optional<Errand> errand = Optional.empty();
    private Optional<Future<?>> asking = Optional.empty();
    private final BlockingQueue<Long> turns = new LinkedBlockingQueue<>();
    private volatile boolean free;

    Lane(Database database, Roster roster) {
        this.session = new AskingSession(database, roster);
    }

    /** What a lane does during one step. */
    private record Errand(Requests requests, Schedule schedule, LatencyRecord record) {}

    /** Makes ready. What is refused now, before anything of the tool is at work, is not asked for during this step. */
    void prepare(Requests requests, Schedule schedule) {
        LatencyRecord record = new LatencyRecord(requests.name(), requests.kind(), schedule);
        errand = Optional.of(new Errand(requests, schedule, record));
        try {
            session.prepare(requests);
        } catch (Exception e) {
            record.refuse("not sent: " + words(e));
        }
    }

    /** Begins to ask, until {@code stopped} is zero; a lane for which a scout asks begins when it has to take over. */
    void begin(CountDownLatch stopped, ExecutorService threads) {
        Errand now = errand.orElseThrow();
        turns.clear();
        free = now.requests().glance().isPresent() && !now.record().isRefused();
        if (now.record().isRefused()) {
            return;
        }
        if (!free) {
            turns.add(now.schedule().next(System.nanoTime()));
        }
        asking = Optional.of(threads.submit(() -> takeTurns(now, stopped)));
    }

    private void takeTurns(Errand now, CountDownLatch stopped) {
        try {
            for (long due = turns.take(); due != NO_MORE; due = turns.take()) {
                keepAsking(now, due, stopped);
                free = true;
            }
        } catch (InterruptedException e) {
            // Whoever interrupted has no interest in more.
            Thread.currentThread().interrupt();
        }
    }

    /** Asks until {@code stopped} is zero or, where a scout can take over again, an answer comes soon. */
    private void keepAsking(Errand now, long firstDue, CountDownLatch stopped) throws InterruptedException {
        boolean scouted = now.requests().glance().isPresent();
        long every = now.schedule().every();
        long due = firstDue;
        long answered = scouted ? Long.MAX_VALUE : due;
        while (!stopped.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            long sent = System.nanoTime();
            // A lane that was free and woke late is late by our own fault, which is not written down.
            now.record().begin(answered - due <= 0 ? sent : due);
            boolean failed = ask(now, stopped);
            answered = System.nanoTime();
            if (scouted && !failed && answered - sent < SOON_NANOS) {
                return;
            }
            due = now.schedule().after(due, failed ? answered + SLOWER_AFTER_ERROR * every : answered);
        }
    }

    boolean is(TrafficSeen.Kind kind) {
        return errand.filter(now -> now.requests().kind() == kind).isPresent();
    }

    /** Returns whether a scout is to ask for this lane. */
    boolean isFree() {
        return free;
    }

    /** Returns the statements with which a scout asks for it. */
    String glance() {
        return errand.flatMap(now -> now.requests().glance()).orElseThrow();
    }

    /** Returns their parameter. */
    String glanceParameter() {
        return session.glanceParameter();
    }

    /** A scout has asked for it, and was given this. */
    void scouted(String seen, long sent, long done) {
        if (session.isFree(seen)) {
            LatencyRecord record = errand.orElseThrow().record();
            record.begin(sent);
            record.answered(done);
        } else {
            takeOver(sent);
        }
    }

    /** A scout that asked at {@code sent} has to do without this lane. */
    void takeOver(long sent) {
        free = false;
        turns.add(sent);
    }

    private boolean ask(Errand now, CountDownLatch stopped) throws InterruptedException {
        LatencyRecord record = now.record();
        try {
            session.ask(now.requests(), () -> {
                record.waitsForLock();
                return !stopped.await(REST_MILLIS, TimeUnit.MILLISECONDS);
            });
            record.answered(System.nanoTime());
            return false;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            record.failed(System.nanoTime(), words(e));
            return true;
        }
    }

    /** Returns whether a request has been waiting since before {@code due} and may wait for a lock. */
    boolean isSlow(long due) {
        return errand.filter(now -> now.record().isSlow(due)).isPresent();
    }

    /** The session with that server process was seen to wait for a lock. */
    void waitsForLock(int pid) {
        if (session.is(pid)) {
            errand.ifPresent(now -> now.record().waitsForLock());
        }
    }

    private static String words(Exception e) {
        return ServerError.of(e)
                .filter(said -> !said.sqlState().isEmpty())
                .map(said -> said.sqlState() + ": " + said.message())
                .orElseGet(e::toString);
    }

    /** Returns what was seen until {@code now}; what comes later is not written down. */
    TrafficSeen close(long now) {
        return errand.orElseThrow().record().close(now);
    }

    /** Asks the server to give up what the lane still waits for, if it has not ended by {@code deadline}. */
    void cancel(long deadline) {
        turns.add(NO_MORE);
        if (!ended(deadline)) {
            session.cancel();
        }
    }

    /** Gives up a lane that has not ended by {@code deadline} even so. */
    void settle(long deadline) {
        if (!ended(deadline)) {
            asking.ifPresent(future -> future.cancel(true));
            session.abandon();
        }
        asking = Optional.empty();
    }

    private boolean ended(long deadline) {
        if (asking.isEmpty()) {
            return true;
        }
        try {
            asking.get().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lane of the traffic failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
