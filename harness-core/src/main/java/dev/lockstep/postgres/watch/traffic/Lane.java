package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.postgres.ServerError;
import dev.lockstep.spi.Database;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
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

    private final AskingSession session;
    private volatile Optional<Errand> errand = Optional.empty();
    private Optional<Future<?>> asking = Optional.empty();

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

    /** Begins to ask, until {@code stopped} is zero. */
    void begin(CountDownLatch stopped, ExecutorService threads) {
        Errand now = errand.orElseThrow();
        if (!now.record().isRefused()) {
            asking = Optional.of(threads.submit(() -> keepAsking(now, stopped)));
        }
    }

    private void keepAsking(Errand now, CountDownLatch stopped) {
        try {
            long due = now.schedule().next(System.nanoTime());
            long answered = due;
            while (!stopped.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                // A lane that was free and woke late is late by our own fault, which is not written down.
                now.record().begin(answered <= due ? System.nanoTime() : due);
                boolean failed = ask(now, stopped);
                answered = System.nanoTime();
                due = now.schedule()
                        .after(
                                due,
                                failed
                                        ? answered
                                                + SLOWER_AFTER_ERROR
                                                        * now.schedule().every()
                                        : answered);
            }
        } catch (InterruptedException e) {
            // Whoever interrupted has no interest in more.
            Thread.currentThread().interrupt();
        }
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
