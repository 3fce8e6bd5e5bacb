package dev.lockstep.report;

import dev.lockstep.journal.Observation;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockWait;
import dev.lockstep.lock.Measure;
import dev.lockstep.report.Worst.LockFigure;
import dev.lockstep.report.Worst.Stall;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the worst that the locks of steps did. Pure. */
public final class WorstReader {

    /** Waits that nobody can notice are not worth a line. */
    private static final long NOTICED_MICROS = 1_000;

    /** Returns the worst of {@code observations}. */
    public Worst read(List<Observation> observations) {
        return Worst.of(observations.stream().map(WorstReader::worst).toList());
    }

    private static Worst worst(Observation observation) {
        Watched watched = observation.watched();
        String migration = observation.step().span().toString();
        String action = observation.step().action();
        BlockingHolds blocking = new BlockingHolds(watched);
        return new Worst(
                Worst.longest(watched.statements().stream()
                        .flatMap(statement -> statement.locks().stream())
                        .filter(blocking::isInTheWay)
                        .map(hold -> figure(migration, action, hold, hold.held()))),
                Worst.longest(watched.statements().stream()
                        .flatMap(statement -> waits(migration, action, statement))
                        .filter(figure -> figure.measure().atLeastMicros() >= NOTICED_MICROS)),
                watched.traffic().stream()
                        .max(Comparator.comparing(TrafficSeen::blockedMicros).thenComparing(TrafficSeen::worstMicros))
                        .map(traffic -> new Stall(
                                migration,
                                action,
                                TrafficName.of(traffic),
                                traffic.worstMicros(),
                                traffic.blockedMicros())));
    }

    private static Stream<LockFigure> waits(String migration, String action, StatementSeen statement) {
        return Stream.concat(
                statement.waits().stream().map(wait -> figure(migration, action, wait)),
                statement.locks().stream().map(hold -> figure(migration, action, hold, hold.waited())));
    }

    private static LockFigure figure(String migration, String action, LockHold hold, Measure measure) {
        return new LockFigure(
                migration, action, hold.target().name(), hold.mode().sql(), measure);
    }

    private static LockFigure figure(String migration, String action, LockWait wait) {
        return new LockFigure(
                migration, action, wait.target().name(), new ModeName(wait.mode()).toString(), wait.waited());
    }
}
