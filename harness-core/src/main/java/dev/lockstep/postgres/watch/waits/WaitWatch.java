package dev.lockstep.postgres.watch.waits;

import dev.lockstep.lock.LockTarget;
import dev.lockstep.postgres.watch.tap.TapActivity;
import dev.lockstep.postgres.watch.tap.TapAnswer;
import dev.lockstep.postgres.watch.tap.TapSession;
import dev.lockstep.postgres.watch.tap.TapStatement;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Sees who waits for whom in one database, step by step; tools that wait for themselves, which it ends; and sessions that avoid the
 * tap. {@link #opened} and {@link #answered} may be called by any thread and at any time, the rest by one thread at a time.
 */
public final class WaitWatch implements AutoCloseable {

    private final DatabaseServer server;
    private final Database database;
    private final Supplier<List<TapActivity>> sessions;
    private final LookSession look;
    private volatile Optional<StepWaits> step = Optional.empty();

    private WaitWatch(DatabaseServer server, Database database, Supplier<List<TapActivity>> sessions) {
        this.server = server;
        this.database = database;
        this.sessions = sessions;
        this.look = new LookSession(database);
    }

    /**
     * Opens nothing yet.
     *
     * @param direct the database itself, not the tap's address
     * @param sessions what the tool's sessions are doing just now: {@code tap::sessions}
     */
    public static WaitWatch open(DatabaseServer server, Database direct, Supplier<List<TapActivity>> sessions) {
        return new WaitWatch(server, direct, sessions);
    }

    /**
     * Begins to look.
     *
     * @param startNanos the step's beginning by {@link System#nanoTime()}
     * @param others knows the sessions that are not the tool's: traffic, scenes, the harness's own
     */
    public void start(long startNanos, Parties others) {
        stop(oid -> new LockTarget(LockTarget.Kind.OTHER_RELATION, "relation " + oid, Optional.empty()));
        StepWaits begun = new StepWaits(startNanos, database, sessions, look, new PartyBook(others), server.log());
        sessions.get().forEach(activity -> begun.tapped(activity.session()));
        begun.start();
        step = Optional.of(begun);
    }

    /** A session came through the tap. */
    public void opened(TapSession session) {
        step.ifPresent(now -> now.tapped(session));
    }

    /** A statement that came through the tap is done. */
    public void answered(TapSession session, TapStatement statement, TapAnswer answer) {
        step.ifPresent(now -> now.answered(session, statement, answer));
    }

    /**
     * Ends the step and returns what was seen of it. What a statement that was answered before this call waited for is complete.
     *
     * @param names names relations by OID
     */
    public WaitsSeen stop(LongFunction<LockTarget> names) {
        Optional<StepWaits> ended = step;
        step = Optional.empty();
        return ended.map(now -> now.stop(names))
                .orElseGet(() -> new WaitsSeen(List.of(), List.of(), List.of(), List.of()));
    }

    @Override
    public void close() {
        stop(oid -> new LockTarget(LockTarget.Kind.OTHER_RELATION, "relation " + oid, Optional.empty()));
        look.close();
    }
}
