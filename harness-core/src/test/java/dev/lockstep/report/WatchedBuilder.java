package dev.lockstep.report;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.SelfBlock;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockTarget.Kind;
import dev.lockstep.lock.LockWait;
import dev.lockstep.lock.Measure;
import dev.lockstep.lock.Moment;
import dev.lockstep.lock.Party;
import dev.lockstep.schema.ObjectName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes by hand what a watch would have seen. Times are microseconds since the step began. */
public final class WatchedBuilder {

    private static final Party MIGRATOR = new Party(4711, Party.Role.MIGRATOR, "session 1 of the tool");

    private final List<StatementSeen> statements = new ArrayList<>();
    private final List<LockWait> victims = new ArrayList<>();
    private final List<RelationSeen> relations = new ArrayList<>();
    private final List<TrafficSeen> traffic = new ArrayList<>();
    private final List<String> scenes = new ArrayList<>();
    private final List<SelfBlock> selfBlocks = new ArrayList<>();
    private int transaction = 1;

    /** What comes next belongs to a transaction of its own. */
    public WatchedBuilder nextTransaction() {
        transaction++;
        return this;
    }

    public WatchedBuilder statement(String sql, String command, long start, long took) {
        return add(sql, command, start, took, "");
    }

    public WatchedBuilder failing(String sql, long start, long took, String error) {
        return add(sql, "", start, took, error);
    }

    private WatchedBuilder add(String sql, String command, long start, long took, String error) {
        statements.add(new StatementSeen(
                statements.size(),
                1,
                transaction,
                StatementSeen.Block.EXPLICIT,
                sql,
                command,
                start,
                took,
                error,
                Optional.of(Duration.ZERO),
                Effects.NONE,
                List.of(),
                List.of()));
        return this;
    }

    /** The last statement took this lock, which is known to within {@code uncertainty} at either end. */
    public WatchedBuilder hold(String table, LockMode mode, long from, long to, long uncertainty, long waited) {
        return hold(table(table), mode, from, to, uncertainty, waited);
    }

    public WatchedBuilder hold(LockTarget target, LockMode mode, long from, long to, long uncertainty, long waited) {
        StatementSeen last = last();
        List<LockHold> locks = new ArrayList<>(last.locks());
        locks.add(new LockHold(
                target,
                mode,
                new Moment(from, from + uncertainty),
                new Moment(to, to + uncertainty),
                waited == 0 ? Measure.NONE : new Measure(waited, waited + uncertainty),
                waited > 0 ? 3 : 0,
                LockHold.Source.EXACT));
        return replaceLast(last, last.effects(), locks, last.waits());
    }

    public WatchedBuilder wait(String table, String mode, long since, long waited, Party behind) {
        return wait(table(table), mode, since, waited, behind);
    }

    public WatchedBuilder wait(LockTarget target, String mode, long since, long waited, Party behind) {
        StatementSeen last = last();
        List<LockWait> waits = new ArrayList<>(last.waits());
        waits.add(waiting(MIGRATOR, target, mode, since, waited, behind));
        return replaceLast(last, last.effects(), last.locks(), waits);
    }

    public WatchedBuilder effects(Effects effects) {
        return replaceLast(last(), effects, last().locks(), last().waits());
    }

    public WatchedBuilder scans(String table, long rows, long walBytes) {
        ObjectName name = ObjectName.inPublic(table);
        return effects(new Effects(
                List.of(new Effects.Scan(name, 1, rows)),
                List.of(),
                List.of(),
                List.of(),
                OptionalLong.of(walBytes),
                OptionalLong.empty()));
    }

    public WatchedBuilder victim(String table, String mode, long since, long waited, Party victim) {
        victims.add(waiting(victim, table(table), mode, since, waited, MIGRATOR));
        return this;
    }

    public WatchedBuilder relation(String table, RelationSeen.Fate fate, long rows, long before, long after) {
        relations.add(new RelationSeen(table, Kind.TABLE, ObjectName.inPublic(table), fate, rows, before, after));
        return this;
    }

    public WatchedBuilder traffic(
            String table, TrafficSeen.Kind kind, long worst, long blocked, TrafficSeen.Stall... stalls) {
        traffic.add(new TrafficSeen(table, kind, 400, 310, worst, worst, blocked, 0, "", List.of(stalls)));
        return this;
    }

    public WatchedBuilder scene(String words) {
        scenes.add(words);
        return this;
    }

    public WatchedBuilder selfBlock(SelfBlock block) {
        selfBlocks.add(block);
        return this;
    }

    public Watched watched() {
        return new Watched(statements, victims, relations, traffic, selfBlocks, scenes, List.of());
    }

    public static LockTarget table(String name) {
        return new LockTarget(Kind.TABLE, name, Optional.of(ObjectName.inPublic(name)));
    }

    public static LockTarget index(String name, String table) {
        return new LockTarget(Kind.INDEX, name, Optional.of(ObjectName.inPublic(table)));
    }

    private StatementSeen last() {
        return statements.get(statements.size() - 1);
    }

    private WatchedBuilder replaceLast(
            StatementSeen last, Effects effects, List<LockHold> locks, List<LockWait> waits) {
        statements.set(
                statements.size() - 1,
                new StatementSeen(
                        last.number(),
                        last.session(),
                        last.transaction(),
                        last.block(),
                        last.sql(),
                        last.command(),
                        last.startMicros(),
                        last.tookMicros(),
                        last.error(),
                        last.lockTimeout(),
                        effects,
                        locks,
                        waits));
        return this;
    }

    private static LockWait waiting(
            Party waiter, LockTarget target, String mode, long since, long waited, Party behind) {
        return new LockWait(
                waiter,
                target,
                mode,
                Moment.exactly(since),
                new Measure(waited, waited + 20),
                LockWait.End.GRANTED,
                List.of(behind),
                LockWait.Source.SERVER_LOG);
    }
}
