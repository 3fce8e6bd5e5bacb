package dev.lockstep.adapter.command;

import dev.lockstep.postgres.watch.tap.Tap;
import dev.lockstep.postgres.watch.tap.TapAnswer;
import dev.lockstep.postgres.watch.tap.TapObserver;
import dev.lockstep.postgres.watch.tap.TapSession;
import dev.lockstep.postgres.watch.tap.TapStatement;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.DatabaseAddress;

/**
 * The address that a tool is given, in front of the harness's own. What goes through it is only listened to: whether the tool came at
 * all, and what the server said when it refused something. Few tools print an SQLSTATE, and one prints nothing.
 *
 * <p>Thread-safe.
 */
public final class Hearing implements AutoCloseable {

    /** What is said to every statement after the one that failed. */
    private static final String IN_FAILED_TRANSACTION = "25P02";

    private final Tap tap;
    private int sessions;
    private String lastError = "";

    private Hearing(DatabaseAddress address) {
        this.tap = Tap.listen(address, new Ear());
    }

    static Hearing at(DatabaseAddress address) {
        return new Hearing(address);
    }

    /** Returns the address for the tool. */
    public DatabaseAddress address() {
        return tap.address();
    }

    /** Forgets what was heard. */
    synchronized void begin() {
        sessions = 0;
        lastError = "";
    }

    /** Returns whether somebody has logged in since {@link #begin}. */
    synchronized boolean somebodyCame() {
        return sessions > 0;
    }

    /** Adds to {@code problem} what the server said when it last refused a statement, if it did. */
    synchronized Problem addTo(Problem problem) {
        return problem.said(lastError);
    }

    @Override
    public void close() {
        tap.close();
    }

    private synchronized void came() {
        sessions++;
    }

    private synchronized void heard(String error) {
        if (!error.isEmpty() && !error.startsWith(IN_FAILED_TRANSACTION)) {
            lastError = error;
        }
    }

    private final class Ear implements TapObserver {

        @Override
        public void opened(TapSession session) {
            came();
        }

        @Override
        public void answered(TapSession session, TapStatement statement, TapAnswer answer) {
            heard(answer.error());
        }
    }
}
