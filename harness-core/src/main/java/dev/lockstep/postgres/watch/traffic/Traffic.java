package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.lock.Party;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.TrafficPlan;
import dev.lockstep.spi.WatchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands for the application while a migration runs: reads and writes tables on a schedule, sends the user's own requests, and
 * plays the scenes that are in the migration's way. Nothing that it does stays in the database.
 *
 * <p>Its sessions are kept from step to step. It may be started and stopped by different threads.
 */
public final class Traffic implements AutoCloseable {

    private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LAST_GRACE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long READY_SECONDS = 30;

    private final Database database;
    private final Roster roster = new Roster();
    private final Keeper keeper;
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<TrafficSeen.Kind, Scout> scouts;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "lockstep traffic");
        thread.setDaemon(true);
        return thread;
    });
    private List<Lane> inUse = List.of();
    private CountDownLatch stopped = new CountDownLatch(0);
    private Scenes scenes;

    private Traffic(Database database) {
        this.database = database;
        this.keeper = new Keeper(database, roster);
        this.scouts = Map.of(
                TrafficSeen.Kind.READ, new Scout(database, roster, "reads of several tables"),
                TrafficSeen.Kind.WRITE, new Scout(database, roster, "writes to several tables"));
        this.scenes = new Scenes(List.of(), keeper, roster, 0);
    }

    /** Opens no session yet. {@code direct} is the database itself, not the tap's address. */
    public static Traffic open(Database direct) {
        return new Traffic(direct);
    }

    /**
     * Begins the scenes and the traffic; the scenes are in place when this returns.
     *
     * @param tablesLargestFirst the tables there are
     * @param originNanos the step's beginning by {@code System.nanoTime()}, from which requests are due
     * @throws LockstepException if the database cannot be reached
     */
    public synchronized void start(WatchRequest request, List<ObjectName> tablesLargestFirst, long originNanos) {
        stop();
        roster.clear();
        List<ObjectName> tables = tables(request, tablesLargestFirst);
        List<Requests> wanted = wanted(request.traffic(), tables);
        while (lanes.size() < wanted.size()) {
            lanes.add(new Lane(database, roster));
        }
        inUse = List.copyOf(lanes.subList(0, wanted.size()));
        Schedule schedule = new Schedule(originNanos, request.traffic().every().toNanos());
        prepare(wanted, schedule);
        scenes = new Scenes(
                request.scenes().stream()
                        .sorted()
                        .map(scene -> ScenePlay.begin(scene, tables, database, roster))
                        .toList(),
                keeper,
                roster,
                originNanos);
        scenes.watch(threads);
        stopped = new CountDownLatch(1);
        inUse.forEach(lane -> lane.begin(stopped, threads));
        scouts.forEach((kind, scout) -> scout.begin(lanes(kind), schedule, stopped, threads));
        new Lookout(inUse, keeper).watch(stopped, threads);
    }

    /** Scenes are about tables too, whether or not there is traffic on them. */
    private List<ObjectName> tables(WatchRequest request, List<ObjectName> largestFirst) {
        int most = Math.max(
                request.traffic().tables(),
                request.scenes().isEmpty() ? 0 : TrafficPlan.standard().tables());
        return most == 0
                ? List.of()
                : keeper.ask(connection -> TableChoice.choose(connection, request, largestFirst, most));
    }

    private static List<Requests> wanted(TrafficPlan plan, List<ObjectName> tables) {
        List<Requests> wanted = new ArrayList<>();
        for (ObjectName table : tables.subList(0, Math.min(plan.tables(), tables.size()))) {
            wanted.add(new TableRead(table));
            wanted.add(new TableWrite(table));
        }
        plan.operations().forEach(operation -> wanted.add(new UserRequests(operation)));
        return wanted;
    }

    /** At the same time, because opening a session costs most of what a step's traffic costs. */
    private void prepare(List<Requests> wanted, Schedule schedule) {
        CountDownLatch ready = new CountDownLatch(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            Lane lane = inUse.get(i);
            Requests requests = wanted.get(i);
            threads.execute(() -> {
                lane.prepare(requests, schedule);
                ready.countDown();
            });
        }
        try {
            if (!ready.await(READY_SECONDS, TimeUnit.SECONDS)) {
                throw new LockstepException(
                        Problem.what("the traffic cannot begin, because the server does not answer it")
                                .where(database.address())
                                .said("waited " + READY_SECONDS + " s"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockstepException(Problem.what("interrupted while the traffic was starting"), e);
        }
        scouts.forEach((kind, scout) -> scout.prepare(lanes(kind)));
    }

    private List<Lane> lanes(TrafficSeen.Kind kind) {
        return inUse.stream().filter(lane -> lane.is(kind)).toList();
    }

    /**
     * Ends what {@link #start} began and returns what was seen, in the order of the tables; requests that still wait count with
     * what they have waited so far. Never throws because of what the tool or the server did.
     */
    public synchronized List<TrafficSeen> stop() {
        long now = System.nanoTime();
        List<TrafficSeen> seen = inUse.stream().map(lane -> lane.close(now)).toList();
        stopped.countDown();
        scenes.letGo();
        scouts.values().forEach(scout -> scout.settle(now + LAST_GRACE));
        inUse.forEach(lane -> lane.cancel(now + GRACE));
        inUse.forEach(lane -> lane.settle(now + LAST_GRACE));
        inUse = List.of();
        return seen;
    }

    /** Returns the sessions of the step that was started last, by server process; of traffic, of scenes, and its own. */
    public Map<Integer, Party> parties() {
        return roster.parties();
    }

    /** Returns what was in the way during the step that was started last, for people. */
    public synchronized List<String> scenes() {
        return scenes.told();
    }

    @Override
    public synchronized void close() {
        stop();
        lanes.forEach(Lane::close);
        scouts.values().forEach(Scout::close);
        keeper.close();
        threads.shutdownNow();
    }
}
