package dev.lockstep.postgres.watch.waits;

import dev.lockstep.lock.LockTarget;
import dev.lockstep.postgres.watch.tap.TapActivity;
import dev.lockstep.postgres.watch.tap.TapActivity.State;
import dev.lockstep.postgres.watch.tap.TapStatement;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Finds statements of a tool that wait for sessions of the same tool which do nothing, and cancels them: the tool would wait for itself
 * for ever. Whoever waits for anybody that is at work, or that is not the tool's, is left alone.
 */
final class SelfBlockDetector {

    /** A tool that thinks for so long between two statements, while another session of its own waits, is taken to hang. */
    static final Duration CERTAINTY = Duration.ofSeconds(2);

    /** The server checks once more, so that a lock which was let go at the last moment saves the statement. */
    private static final String CANCEL =
            "SELECT pg_cancel_backend(?) WHERE pg_blocking_pids(?) @> ? AND pg_blocking_pids(?) <@ ?";

    private final Supplier<List<TapActivity>> sessions;
    private final long certainty;
    private final Map<Suspicion, Long> suspicions = new HashMap<>();
    private final List<Found> found = new ArrayList<>();
    private long lastLook = System.nanoTime();

    /** A statement that waits for idle sessions, each of which last did this. */
    private record Suspicion(int pid, long statement, Map<Integer, Long> idleSince) {}

    /** A statement that was cancelled. */
    record Found(TapActivity waiter, String mode, LockTag tag, TapActivity holder) {

        String waitedFor(LongFunction<LockTarget> names) {
            return mode + " on " + tag.target(names).name();
        }

        String statement() {
            return sql(waiter);
        }

        String holderDid() {
            return sql(holder);
        }

        private static String sql(TapActivity activity) {
            return activity.statement().map(TapStatement::sql).orElse("");
        }
    }

    SelfBlockDetector(Supplier<List<TapActivity>> sessions, Duration certainty) {
        this.sessions = sessions;
        this.certainty = certainty.toNanos();
    }

    /**
     * Returns whether one session is at work for some time while another one is not, for else nobody waits for himself, and whether the
     * last look was some time ago.
     */
    boolean isWorthALook(long now) {
        List<TapActivity> activities = sessions.get();
        boolean worth =
                activities.stream().anyMatch(one -> one.state() == State.BUSY && now - one.sinceNanos() > certainty / 4)
                        && activities.stream().anyMatch(one -> one.state() != State.BUSY);
        if (!worth) {
            suspicions.clear();
        }
        return worth && now - lastLook > certainty / 10;
    }

    /** Takes a look at who waits, and cancels what has hung for long enough. */
    void take(WaitLook look, LookSession session) {
        lastLook = look.after();
        Map<Integer, TapActivity> activities = sessions.get().stream()
                .collect(Collectors.toMap(one -> one.session().pid(), Function.identity(), (one, other) -> other));
        Map<Suspicion, Long> now = new HashMap<>();
        for (WaitLook.Row row : look.rows()) {
            suspicion(row, activities).ifPresent(suspicion -> {
                long since = suspicions.getOrDefault(suspicion, look.before());
                now.put(suspicion, since);
                if (look.before() - since >= certainty && cancel(row, session)) {
                    found.add(new Found(
                            activity(activities, row.pid()),
                            row.mode(),
                            row.tag(),
                            activity(activities, row.blockers().get(0))));
                    now.remove(suspicion);
                }
            });
        }
        suspicions.clear();
        suspicions.putAll(now);
    }

    private static Optional<Suspicion> suspicion(WaitLook.Row row, Map<Integer, TapActivity> activities) {
        Optional<TapActivity> waiter =
                Optional.ofNullable(activities.get(row.pid())).filter(activity -> activity.state() == State.BUSY);
        Map<Integer, Long> idle = new HashMap<>();
        for (int blocker : row.blockers()) {
            TapActivity activity = activities.get(blocker);
            if (activity != null && activity.state() != State.BUSY) {
                idle.put(blocker, activity.sinceNanos());
            }
        }
        boolean all = !idle.isEmpty() && idle.size() == row.blockers().size();
        return all
                ? waiter.flatMap(TapActivity::statement)
                        .map(statement -> new Suspicion(row.pid(), statement.number(), idle))
                : Optional.empty();
    }

    private static TapActivity activity(Map<Integer, TapActivity> activities, int pid) {
        return Optional.ofNullable(activities.get(pid)).orElseThrow();
    }

    private static boolean cancel(WaitLook.Row row, LookSession session) {
        return session.ask(connection -> cancel(row, connection));
    }

    private static boolean cancel(WaitLook.Row row, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CANCEL)) {
            Array blockers = connection.createArrayOf("int4", row.blockers().toArray());
            statement.setInt(1, row.pid());
            statement.setInt(2, row.pid());
            statement.setArray(3, blockers);
            statement.setInt(4, row.pid());
            statement.setArray(5, blockers);
            try (ResultSet cancelled = statement.executeQuery()) {
                return cancelled.next() && cancelled.getBoolean(1);
            }
        }
    }

    /** Returns what was cancelled so far. */
    List<Found> found() {
        return List.copyOf(found);
    }
}
