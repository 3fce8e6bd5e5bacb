package dev.lockstep.postgres.watch.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at sessions again and again while a statement of theirs takes long: fast at first, then ever more slowly, so that server and JVM
 * together spend less than a tenth of one core on it. While no statement takes long it only checks the time, and while none comes at all it
 * sleeps.
 */
public final class Sampler implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Sampler.class);

    /** Most statements are over by then, and a look while the server stands still tells more than a sample. */
    private static final long PATIENCE = 3_000_000;

    private static final long SHORTEST = 1_500_000;
    private static final long LONGEST = 20_000_000;
    /** The time between two samples is this part of what the statement has taken so far. */
    private static final int PART = 40;
    /** A sample's cost is at most this part of the time between two. */
    private static final int SHARE = 15;
    /** So long after the last statement the thread stays awake, for waking it costs more than a few short naps. */
    private static final long DROWSY = 50_000_000;

    private final Function<List<Integer>, Map<Integer, LockLook>> looks;
    private final Consumer<Map<Integer, LockLook>> sink;
    private final Map<Integer, Long> due = new ConcurrentHashMap<>();
    private final Thread thread;
    private final long[] recent = new long[8];
    private int samples;
    private volatile long lastSent = System.nanoTime();
    private volatile boolean asleep;
    private volatile boolean closed;

    /**
     * Starts the thread.
     *
     * @param looks reads the locks of some sessions
     * @param sink is given what was read
     */
    public Sampler(Function<List<Integer>, Map<Integer, LockLook>> looks, Consumer<Map<Integer, LockLook>> sink) {
        this.looks = looks;
        this.sink = sink;
        thread = new Thread(this::run, "lockstep-sampler");
        thread.setDaemon(true);
        thread.start();
    }

    /** A session begins to work on a statement; one that makes several transactions can be looked at in no other way, so that it is sampled at once. */
    public void working(int pid, Flight flight) {
        boolean atOnce = flight.kind() == Flight.Kind.SEVERAL_TRANSACTIONS;
        due.putIfAbsent(pid, flight.sentNanos() + (atOnce ? 0 : PATIENCE));
        lastSent = flight.sentNanos();
        if (asleep || atOnce) {
            LockSupport.unpark(thread);
        }
    }

    /** A session has nothing to do. */
    public void resting(int pid) {
        due.remove(pid);
    }

    private void run() {
        try {
            while (!closed) {
                long pause = round();
                if (pause == Long.MAX_VALUE) {
                    sleep();
                } else {
                    LockSupport.parkNanos(pause);
                }
            }
        } catch (RuntimeException e) {
            // The looks at standing still meet the same failure and tell it; what only samples could have seen is
            // missed.
            log.debug("no more samples: {}", e.toString());
        }
    }

    private void sleep() {
        asleep = true;
        if (due.isEmpty() && !closed) {
            LockSupport.park(this);
        }
        asleep = false;
    }

    /** Looks if it is time to, and returns how long to wait until the next time. */
    private long round() {
        long begun = System.nanoTime();
        List<Integer> pids = new ArrayList<>();
        long next = Long.MAX_VALUE;
        for (Map.Entry<Integer, Long> entry : due.entrySet()) {
            long overdue = begun - entry.getValue();
            if (overdue >= 0) {
                pids.add(entry.getKey());
                next = Math.min(next, Math.min(LONGEST, Math.max(SHORTEST, overdue / PART)));
            } else {
                next = Math.min(next, -overdue);
            }
        }
        if (!pids.isEmpty()) {
            sink.accept(looks.apply(pids));
            recent[samples++ % recent.length] = System.nanoTime() - begun;
            next = Math.max(next, cost() * SHARE);
        } else if (next == Long.MAX_VALUE && begun - lastSent < DROWSY) {
            next = PATIENCE;
        }
        return next;
    }

    /**
     * On a busy machine most of a sample's time is spent waiting for the processor, which costs nothing: the shortest of some tells the
     * cost, and of few it does not.
     */
    private long cost() {
        return samples < recent.length ? 0 : Arrays.stream(recent).min().orElse(0);
    }

    /** Ends the thread and waits for it. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
