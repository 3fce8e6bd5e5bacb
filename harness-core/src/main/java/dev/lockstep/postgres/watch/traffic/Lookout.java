package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.problem.LockstepException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether requests that take long wait for a lock, or only for a busy machine. It asks the server only while some do.
 *
 * @param lanes whose requests
 * @param keeper who asks
 */
record Lookout(List<Lane> lanes, Keeper keeper) {

    private static final Logger log = LoggerFactory.getLogger(Lookout.class);
    /** Twice or more within the time from which a request counts as blocked. */
    private static final long LOOK_EVERY_MILLIS = 8;

    private static final String WAITING = "SELECT pid FROM pg_stat_get_activity(NULL) WHERE wait_event_type = 'Lock'";

    Lookout {
        lanes = List.copyOf(lanes);
    }

    /** Begins to look, until {@code stopped} is zero. */
    void watch(CountDownLatch stopped, ExecutorService threads) {
        if (!lanes.isEmpty()) {
            threads.execute(() -> look(stopped));
        }
    }

    private void look(CountDownLatch stopped) {
        try {
            while (!stopped.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                long due = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MILLIS);
                List<Lane> slow =
                        lanes.stream().filter(lane -> lane.isSlow(due)).toList();
                if (!slow.isEmpty()) {
                    List<Integer> waiting = keeper.ask(Lookout::waiting);
                    slow.forEach(lane -> waiting.forEach(lane::waitsForLock));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LockstepException e) {
            log.debug("nobody sees any more which requests wait for locks", e);
        }
    }

    private static List<Integer> waiting(Connection connection) throws SQLException {
        List<Integer> waiting = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WAITING)) {
            while (rows.next()) {
                waiting.add(rows.getInt(1));
            }
        }
        return waiting;
    }
}
