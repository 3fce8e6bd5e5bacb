package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.lock.Party;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.spi.Database;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for several lanes at once, in one round trip, as long as nothing keeps it waiting: most of the time all tables are free, and
 * a session that wakes up for each of them costs five times as much. A lane whose table is not free asks by itself from then on,
 * until it is answered soon again.
 */
final class Scout implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Scout.class);

    private final Database database;
    private final Roster roster;
    private final String name;
    private final Map<String, RoundTrip> roundTrips = new HashMap<>();
    private volatile Optional<TrafficSession> session = Optional.empty();
    private Optional<Future<?>> asking = Optional.empty();

    /** A scout for lanes of one kind, for which {@code name} stands before people. */
    Scout(Database database, Roster roster, String name) {
        this.database = database;
        this.roster = roster;
        this.name = name;
    }

    /** Makes ready to ask for these lanes, which are ready themselves. */
    void prepare(List<Lane> lanes) {
        if (lanes.isEmpty()) {
            return;
        }
        if (session.filter(TrafficSession::answers).isEmpty()) {
            close();
        }
        try {
            ask(lanes);
        } catch (SQLException | LockstepException e) {
            log.debug("{} could not be asked for at once", name, e);
        }
    }

    /** Begins to ask, until {@code stopped} is zero. */
    void begin(List<Lane> lanes, Schedule schedule, CountDownLatch stopped, ExecutorService threads) {
        if (!lanes.isEmpty()) {
            asking = Optional.of(threads.submit(() -> keepAsking(lanes, schedule, stopped)));
        }
    }

    private void keepAsking(List<Lane> lanes, Schedule schedule, CountDownLatch stopped) {
        try {
            long due = schedule.next(System.nanoTime());
            while (!stopped.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                // Late by our own fault, as no lane waits: so this is when they are due.
                long sent = System.nanoTime();
                List<Lane> free = lanes.stream().filter(Lane::isFree).toList();
                if (!free.isEmpty()) {
                    look(free, sent);
                }
                due = schedule.next(System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(List<Lane> free, long sent) {
        try {
            List<String> answers = ask(free);
            long done = System.nanoTime();
            for (int i = 0; i < free.size(); i++) {
                free.get(i).scouted(answers.get(i), sent, done);
            }
        } catch (SQLException | LockstepException e) {
            free.forEach(lane -> lane.takeOver(sent));
        }
    }

    /** Returns an answer for each lane, in their order. */
    private List<String> ask(List<Lane> lanes) throws SQLException {
        try {
            TrafficSession open = session.isPresent() ? session.get() : open();
            String statements = lanes.stream().map(Lane::glance).collect(Collectors.joining("; "));
            RoundTrip roundTrip = roundTrips.get(statements);
            if (roundTrip == null) {
                roundTrip = new RoundTrip(open.connection(), statements);
                roundTrips.put(statements, roundTrip);
            }
            roster.add(open.pid(), Party.Role.TRAFFIC, name);
            return roundTrip.ask(lanes.stream().map(Lane::glanceParameter).toList());
        } catch (SQLException e) {
            if (AskingSession.isEnd(e)) {
                close();
            }
            throw e;
        }
    }

    private TrafficSession open() throws SQLException {
        TrafficSession opened = TrafficSession.open(database, AskingSession.APPLICATION_NAME);
        session = Optional.of(opened);
        opened.isolate();
        // The shortest that the server knows: whoever has to wait is no longer the scout's.
        opened.set("lock_timeout", "1ms");
        return opened;
    }

    /** Waits until nothing is asked any more; gives up the session at {@code deadline}. */
    void settle(long deadline) {
        try {
            if (asking.isPresent()) {
                asking.get().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException | ExecutionException e) {
            log.debug("{} did not end", name, e);
            session.ifPresent(open -> open.end(database));
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        asking = Optional.empty();
    }

    @Override
    public void close() {
        session.ifPresent(TrafficSession::close);
        session = Optional.empty();
        roundTrips.clear();
    }
}
