package dev.lockstep.postgres.watch;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.postgres.watch.ledger.LockProbes;
import dev.lockstep.postgres.watch.ledger.RelationNames;
import dev.lockstep.postgres.watch.tap.Tap;
import dev.lockstep.postgres.watch.tap.TappedDatabase;
import dev.lockstep.postgres.watch.traffic.Traffic;
import dev.lockstep.postgres.watch.waits.WaitWatch;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.Watch;
import dev.lockstep.spi.WatchRequest;
import java.util.List;
import java.util.Optional;

/**
 * Watches one database of a server from the wire.
 *
 * <p>Its own sessions in the database are kept from step to step; a restore ends them, and they are opened again. A lock that is still held
 * when a step is over, because the tool left a session open or hangs, is told as held until then.
 */
public final class TapWatch implements Watch {

    private final Switchboard switchboard = new Switchboard();
    private final Database database;
    private final Tap tap;
    private final Database tapped;
    private final LockProbes probes;
    private final Traffic traffic;
    private final WaitWatch waits;
    private Optional<RunningStep> running = Optional.empty();

    private TapWatch(DatabaseServer server, Database database) {
        this.database = database;
        this.probes = new LockProbes(database);
        this.traffic = Traffic.open(database);
        this.tap = Tap.listen(database.address(), switchboard);
        this.waits = WaitWatch.open(server, database, tap::sessions);
        this.tapped = new TappedDatabase(database, tap);
    }

    /**
     * Opens a watch on {@code database}; the caller closes it before the database.
     *
     * @throws dev.lockstep.problem.LockstepException if the tap cannot listen or the server cannot be looked at
     */
    public static TapWatch open(DatabaseServer server, Database database) {
        return new TapWatch(server, database);
    }

    @Override
    public Database database() {
        return tapped;
    }

    @Override
    public synchronized void start(WatchRequest request) {
        stop();
        RelationNames names = new RelationNames(probes.ask(RelationNames.queryForAll()));
        StepEffects effects = StepEffects.open(database);
        StepClock clock = new StepClock(System.nanoTime());
        RunningStep step = new RunningStep(clock, probes, names, effects);
        running = Optional.of(step);
        traffic.start(request, effects.tablesLargestFirst(), clock.origin());
        waits.start(clock.origin(), pid -> Optional.ofNullable(traffic.parties().get(pid)));
        switchboard.sessions().forEach(step.watch()::takeOver);
        switchboard.to(step.watch(), waits);
    }

    /** Returns the clock of the step that is watched, so that proofs can compare with clocks of their own. */
    synchronized StepClock clock() {
        return running.map(RunningStep::clock).orElseThrow();
    }

    @Override
    public synchronized Watched stop() {
        switchboard.toNobody();
        List<TrafficSeen> suffered = traffic.stop();
        Watched watched = running.map(step -> step.finish(waits::stop, suffered, traffic.scenes()))
                .orElseGet(Watched::nothing);
        running = Optional.empty();
        return watched;
    }

    @Override
    public synchronized void close() {
        stop();
        tap.close();
        waits.close();
        traffic.close();
        probes.close();
    }
}
