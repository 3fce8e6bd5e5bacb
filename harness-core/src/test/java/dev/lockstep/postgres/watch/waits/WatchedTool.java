package dev.lockstep.postgres.watch.waits;

import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockTarget.Kind;
import dev.lockstep.lock.Party;
import dev.lockstep.postgres.watch.tap.Tap;
import dev.lockstep.postgres.watch.tap.TapActivity;
import dev.lockstep.postgres.watch.tap.TapAnswer;
import dev.lockstep.postgres.watch.tap.TapObserver;
import dev.lockstep.postgres.watch.tap.TapSession;
import dev.lockstep.postgres.watch.tap.TapStatement;
import dev.lockstep.postgres.watch.tap.TappedDatabase;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A tool whose sessions go through a tap while their waits are watched. */
final class WatchedTool implements AutoCloseable {

    private final Database direct;
    private final Map<Integer, Party> others = new ConcurrentHashMap<>();
    private final Tap tap;
    private final WaitWatch watch;
    private long start = System.nanoTime();

    WatchedTool(DatabaseServer server, Database direct) {
        this.direct = direct;
        this.tap = Tap.listen(direct.address(), new Forwarding());
        this.watch = WaitWatch.open(server, direct, this::sessions);
    }

    private List<TapActivity> sessions() {
        return tap.sessions();
    }

    void start() {
        start = System.nanoTime();
        watch.start(start, pid -> Optional.ofNullable(others.get(pid)));
    }

    WaitsSeen stop() {
        return watch.stop(oid -> new LockTarget(Kind.TABLE, "orders", Optional.of(new ObjectName("public", "orders"))));
    }

    /** Returns the time since the start, in microseconds. */
    long micros() {
        return (System.nanoTime() - start) / 1_000;
    }

    /** Opens a session of the tool. */
    Session session() throws SQLException {
        return Session.in(new TappedDatabase(direct, tap));
    }

    /** Opens a session of somebody else, whom the watch knows. */
    Session other(Party.Role role, String name) throws SQLException {
        Session session = Session.in(direct);
        others.put(session.pid(), new Party(session.pid(), role, name));
        return session;
    }

    @Override
    public void close() {
        watch.close();
        tap.close();
    }

    private final class Forwarding implements TapObserver {
        @Override
        public void opened(TapSession session) {
            watch.opened(session);
        }

        @Override
        public void answered(TapSession session, TapStatement statement, TapAnswer answer) {
            watch.answered(session, statement, answer);
        }
    }
}
