package dev.lockstep.report;

import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockWait;
import dev.lockstep.report.Timeline.StatementBar;
import dev.lockstep.report.Timeline.TransactionBar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Lays out what was seen in a step along its time. */
final class TimelineBuilder {

    /** A picture is some thousand pixels wide: what is shorter than this part of it is put together with its neighbours. */
    private static final long FINEST_PART = 1_000;

    private final Watched watched;
    private final List<BudgetBreak> breaks;

    TimelineBuilder(Watched watched, List<BudgetBreak> breaks) {
        this.watched = watched;
        this.breaks = breaks;
    }

    Timeline build() {
        List<Lane> lanes = new LaneBuilder(watched).build();
        List<Long> times = new ArrayList<>();
        for (StatementSeen statement : watched.statements()) {
            times.add(statement.startMicros());
            times.add(statement.endMicros());
        }
        for (Lane lane : lanes) {
            lane.holds().forEach(bar -> {
                times.add(bar.hold().acquired().earliestMicros());
                times.add(bar.hold().released().latestMicros());
            });
            lane.waits().forEach(wait -> addEnds(wait, times));
            lane.victims().forEach(wait -> addEnds(wait, times));
        }
        if (times.isEmpty()) {
            return Timeline.EMPTY;
        }
        long from = Math.max(0, all(times).min().orElse(0));
        long to = Math.max(from + 1, all(times).max().orElse(0));
        // What the traffic felt of it may go on a little longer; a request that waits for something else later on is
        // left out.
        to = Math.max(to, lastStall(from, to));
        long margin = Math.max(1, (to - from) / 50);
        return new Timeline(
                Math.max(0, from - margin),
                to + margin,
                statements(to - from),
                transactions(),
                lanes,
                watched.traffic(),
                breaks);
    }

    private static void addEnds(LockWait wait, List<Long> times) {
        times.add(wait.since().earliestMicros());
        times.add(wait.since().latestMicros() + wait.waited().atMostMicros());
    }

    private static LongStream all(List<Long> times) {
        return times.stream().mapToLong(Long::longValue);
    }

    private long lastStall(long from, long to) {
        return watched.traffic().stream()
                .map(TrafficSeen::stalls)
                .flatMap(List::stream)
                .filter(stall -> stall.dueMicros() < to && stall.dueMicros() + stall.latencyMicros() > from)
                .mapToLong(stall -> stall.dueMicros() + stall.latencyMicros())
                .max()
                .orElse(to);
    }

    private List<StatementBar> statements(long length) {
        long finest = length / FINEST_PART;
        List<StatementBar> bars = new ArrayList<>();
        for (StatementSeen statement : watched.statements()) {
            StatementBar bar = new StatementBar(
                    statement.number(),
                    statement.number(),
                    statement.session(),
                    statement.startMicros(),
                    statement.endMicros(),
                    statement.sql(),
                    statement.error());
            int previous = bars.size() - 1;
            if (previous >= 0 && together(bars.get(previous), bar, finest)) {
                bars.set(previous, joined(bars.get(previous), bar));
            } else {
                bars.add(bar);
            }
        }
        return bars;
    }

    private static boolean together(StatementBar one, StatementBar next, long finest) {
        return one.session() == next.session()
                && one.error().isEmpty()
                && next.error().isEmpty()
                && next.endMicros() - next.startMicros() < finest
                && next.endMicros() - one.startMicros() < 4 * finest;
    }

    private static StatementBar joined(StatementBar one, StatementBar next) {
        return new StatementBar(
                one.first(), next.last(), one.session(), one.startMicros(), next.endMicros(), one.sql(), "");
    }

    private List<TransactionBar> transactions() {
        Map<Integer, List<StatementSeen>> byTransaction = new LinkedHashMap<>();
        for (StatementSeen statement : watched.statements()) {
            byTransaction
                    .computeIfAbsent(statement.transaction(), number -> new ArrayList<>())
                    .add(statement);
        }
        List<TransactionBar> bars = new ArrayList<>();
        byTransaction.forEach((number, statements) -> {
            if (statements.size() > 1) {
                bars.add(new TransactionBar(
                        number,
                        statements.get(0).session(),
                        statements.get(0).startMicros(),
                        statements.get(statements.size() - 1).endMicros()));
            }
        });
        return bars;
    }
}
