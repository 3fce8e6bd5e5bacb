package dev.lockstep.conformance.probe;

import dev.lockstep.postgres.watch.tap.TapAnswer;
import dev.lockstep.postgres.watch.tap.TapObserver;
import dev.lockstep.postgres.watch.tap.TapSession;
import dev.lockstep.postgres.watch.tap.TapStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What went over the wire. Thread-safe. */
final class Ear implements TapObserver {

    /** What is said to every statement after the one that failed. */
    private static final String IN_FAILED_TRANSACTION = "25P02";

    /**
     * A statement.
     *
     * @param session which of the tool's sessions sent it, from 1
     * @param sql its text
     */
    record Sent(int session, String sql) {}

    private final List<String> errors = new ArrayList<>();
    private long lastHeard = System.nanoTime();
    private final List<Sent> statements = new ArrayList<>();

    @Override
    public void sending(TapSession session, TapStatement statement) {
        synchronized (this) {
            lastHeard = System.nanoTime();
            statements.add(new Sent(session.number(), statement.sql()));
        }
    }

    @Override
    public void answered(TapSession session, TapStatement statement, TapAnswer answer) {
        synchronized (this) {
            lastHeard = System.nanoTime();
            if (!answer.error().isEmpty() && !answer.error().startsWith(IN_FAILED_TRANSACTION)) {
                errors.add(answer.error());
            }
        }
    }

    /** Returns how long ago the last statement was sent or answered. */
    synchronized Duration quietFor() {
        return Duration.ofNanos(System.nanoTime() - lastHeard);
    }

    synchronized List<String> errors() {
        return List.copyOf(errors);
    }

    synchronized List<Sent> statements() {
        return List.copyOf(statements);
    }
}
