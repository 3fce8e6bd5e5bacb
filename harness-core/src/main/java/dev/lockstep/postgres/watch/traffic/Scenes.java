package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.problem.LockstepException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scenes of one step. They go on until somebody has waited behind them for half a second, or the step is over.
 *
 * <p>A scene that nobody waits for is in nobody's way, and stays: a tool may need seconds to start, and would meet nothing.
 */
final class Scenes {

    private static final Logger log = LoggerFactory.getLogger(Scenes.class);
    private static final long LOOK_EVERY_MILLIS = 10;
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** Whether anybody but us waits for one of these sessions. */
    private static final String WAITED_FOR =
            """
            SELECT EXISTS (SELECT FROM pg_locks
                           WHERE NOT granted AND pid <> ALL (?) AND pg_blocking_pids(pid) && ?)
            """;

    private final List<ScenePlay> plays;
    private final Keeper keeper;
    private final Roster roster;
    private final long origin;
    private final CountDownLatch over = new CountDownLatch(1);
    private Optional<Long> waitedForSince = Optional.empty();
    private Optional<Long> letGo = Optional.empty();

    /** Scenes that are being played already, in a step that began at {@code origin} by {@code System.nanoTime()}. */
    Scenes(List<ScenePlay> plays, Keeper keeper, Roster roster, long origin) {
        this.plays = List.copyOf(plays);
        this.keeper = keeper;
        this.roster = roster;
        this.origin = origin;
    }

    /** Begins to look whether anybody waits. */
    void watch(ExecutorService threads) {
        if (!plays.isEmpty()) {
            threads.execute(this::look);
        }
    }

    private void look() {
        try {
            while (!over.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                long now = System.nanoTime();
                if (since().isEmpty() && keeper.ask(this::isWaitedFor)) {
                    waitFrom(now);
                }
                if (since().filter(since -> now - since >= PATIENCE_NANOS).isPresent()) {
                    letGo();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LockstepException e) {
            // Without eyes they must not stay: somebody may hang behind them.
            log.debug("the scenes end, because nobody sees who waits for them", e);
            letGo();
        }
    }

    private boolean isWaitedFor(Connection connection) throws SQLException {
        Integer[] scenes = plays.stream().map(play -> play.session().pid()).toArray(Integer[]::new);
        Integer[] ours = roster.parties().keySet().toArray(Integer[]::new);
        try (PreparedStatement statement = connection.prepareStatement(WAITED_FOR)) {
            statement.setArray(1, connection.createArrayOf("int4", ours));
            statement.setArray(2, connection.createArrayOf("int4", scenes));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private synchronized Optional<Long> since() {
        return waitedForSince;
    }

    private synchronized void waitFrom(long now) {
        waitedForSince = Optional.of(now);
    }

    /** Ends them, if they have not ended. */
    synchronized void letGo() {
        if (letGo.isEmpty()) {
            letGo = Optional.of(System.nanoTime());
            plays.forEach(ScenePlay::close);
            over.countDown();
        }
    }

    /** Returns one line per scene: what it was, whether somebody waited for it, and when it went. */
    synchronized List<String> told() {
        String wait = waitedForSince
                .map(since -> "somebody waited from " + millis(since) + " on"
                        + letGo.map(at -> "; it let go at " + millis(at)).orElse(""))
                .orElse("nobody waited for it");
        return plays.stream().map(play -> play.told() + "; " + wait).toList();
    }

    private String millis(long nanos) {
        return (nanos - origin) / 1_000_000 + " ms";
    }
}
