package dev.lockstep.postgres.watch;

import dev.lockstep.postgres.watch.tap.InsideQuery;
import dev.lockstep.postgres.watch.tap.TapAnswer;
import dev.lockstep.postgres.watch.tap.TapObserver;
import dev.lockstep.postgres.watch.tap.TapQuestion;
import dev.lockstep.postgres.watch.tap.TapSession;
import dev.lockstep.postgres.watch.tap.TapStatement;
import dev.lockstep.postgres.watch.waits.WaitWatch;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Passes what the tap tells on to the step that is watched; between steps nobody listens. Knows which sessions are there. */
final class Switchboard implements TapObserver {

    private static final TapObserver NOBODY = new TapObserver() {};

    private final Map<Integer, TapSession> sessions = new ConcurrentHashMap<>();
    private volatile TapObserver step = NOBODY;
    private volatile Optional<WaitWatch> waits = Optional.empty();

    void to(TapObserver listener, WaitWatch waitWatch) {
        waits = Optional.of(waitWatch);
        step = listener;
    }

    void toNobody() {
        step = NOBODY;
        waits = Optional.empty();
    }

    /** Returns the sessions that are there. */
    Collection<TapSession> sessions() {
        return List.copyOf(sessions.values());
    }

    @Override
    public void opened(TapSession session) {
        sessions.put(session.number(), session);
        waits.ifPresent(present -> present.opened(session));
        step.opened(session);
    }

    @Override
    public boolean wantsLook(TapSession session, String sql) {
        return step.wantsLook(session, sql);
    }

    @Override
    public void preparing(TapSession session, String sql, long nanos) {
        step.preparing(session, sql, nanos);
    }

    @Override
    public Optional<TapQuestion> question(TapSession session) {
        return step.question(session);
    }

    @Override
    public void atRest(TapSession session, InsideQuery inside) {
        step.atRest(session, inside);
    }

    @Override
    public void sending(TapSession session, TapStatement statement) {
        step.sending(session, statement);
    }

    @Override
    public void standsStill(TapSession session, TapStatement statement, InsideQuery inside) {
        step.standsStill(session, statement, inside);
    }

    @Override
    public void answered(TapSession session, TapStatement statement, TapAnswer answer) {
        step.answered(session, statement, answer);
        waits.ifPresent(present -> present.answered(session, statement, answer));
    }

    @Override
    public void ending(TapSession session, long nanos) {
        step.ending(session, nanos);
    }

    @Override
    public void ready(TapSession session, char status, long nanos) {
        step.ready(session, status, nanos);
    }

    @Override
    public void closed(TapSession session, long nanos) {
        sessions.remove(session.number());
        step.closed(session, nanos);
    }
}
