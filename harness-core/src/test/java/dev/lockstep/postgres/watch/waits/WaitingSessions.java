package dev.lockstep.postgres.watch.waits;

import dev.lockstep.spi.Database;
import java.sql.SQLException;

/** Looks from a session of its own until somebody waits. */
final class WaitingSessions implements AutoCloseable {

    private final Session session;

    WaitingSessions(Database database) throws SQLException {
        this.session = Session.in(database);
    }

    /** Returns when the session {@code pid} waits for a lock, and has done so for longer than the server leaves untold. */
    void await(int pid) throws Exception {
        String waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid = " + pid
                + " AND waitstart < clock_timestamp() - interval '100 ms'";
        for (int round = 0; round < 1_000; round++) {
            if (session.ask(waiting).equals("1")) {
                return;
            }
            Thread.sleep(5);
        }
        throw new AssertionError("session " + pid + " waits for nothing");
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }
}
