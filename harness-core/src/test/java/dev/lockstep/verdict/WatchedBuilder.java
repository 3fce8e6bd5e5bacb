package dev.lockstep.verdict;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.SelfBlock;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockWait;
import dev.lockstep.lock.Measure;
import dev.lockstep.lock.Moment;
import dev.lockstep.lock.Party;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes by hand what was seen during a step. Statements follow each other without a gap; locks, effects and waits belong to the last
 * statement; times are milliseconds since the step began, with bounds of one millisecond each way on holds.
 */
public final class WatchedBuilder {

    private final List<StatementSeen> statements = new ArrayList<>();
    private final List<LockWait> victims = new ArrayList<>();
    private final List<RelationSeen> relations = new ArrayList<>();
    private final List<TrafficSeen> traffic = new ArrayList<>();
    private final List<SelfBlock> selfBlocks = new ArrayList<>();
    private final List<Problem> unseen = new ArrayList<>();
    private Optional<Duration> lockTimeout = Optional.of(Duration.ofSeconds(2));
    private long now;

    /** Starts with a table of so many rows, which was there before the step. */
    public static WatchedBuilder with(String table, long rows) {
        return new WatchedBuilder().table(table, rows);
    }

    public WatchedBuilder table(String name, long rows) {
        return relation(name, LockTarget.Kind.TABLE, RelationSeen.Fate.KEPT, rows);
    }

    public WatchedBuilder created(String name) {
        return relation(name, LockTarget.Kind.TABLE, RelationSeen.Fate.CREATED, 0);
    }

    public WatchedBuilder relation(String name, LockTarget.Kind kind, RelationSeen.Fate fate, long rows) {
        relations.add(new RelationSeen(name, kind, ObjectName.inPublic(name), fate, rows, 8192, 8192));
        return this;
    }

    /** The lock_timeout of the statements that follow; zero for none. */
    public WatchedBuilder lockTimeout(Duration timeout) {
        lockTimeout = Optional.of(timeout);
        return this;
    }

    public WatchedBuilder unknownLockTimeout() {
        lockTimeout = Optional.empty();
        return this;
    }

    /** A statement that is a transaction by itself. */
    public WatchedBuilder statement(String sql, long millis) {
        return statement(statements.size() + 1, StatementSeen.Block.AUTOCOMMIT, sql, millis);
    }

    /** A statement between BEGIN and COMMIT of that transaction. */
    public WatchedBuilder statement(int transaction, String sql, long millis) {
        return statement(transaction, StatementSeen.Block.EXPLICIT, sql, millis);
    }

    public WatchedBuilder statement(int transaction, StatementSeen.Block block, String sql, long millis) {
        statements.add(new StatementSeen(
                statements.size(),
                1,
                transaction,
                block,
                sql,
                "",
                now * 1_000,
                millis * 1_000,
                "",
                lockTimeout,
                Effects.NONE,
                List.of(),
                List.of()));
        now += millis;
        return this;
    }

    /** Time in which the tool sends nothing; less than none for statements that are sent at once. */
    public WatchedBuilder idle(long millis) {
        now += millis;
        return this;
    }

    /** The last statement took a lock when it began, and had it for so many milliseconds, give or take one at each end. */
    public WatchedBuilder holds(LockMode mode, String table, long millis) {
        return holds(mode, table(table), Measure.NONE, millis);
    }

    /** The last statement took a lock on something that belongs to a table. */
    public WatchedBuilder holds(LockMode mode, LockTarget target, Measure waited, long millis) {
        StatementSeen last = last();
        List<LockHold> locks = new ArrayList<>(last.locks());
        long from = last.startMicros() + waited.micros();
        long until = from + millis * 1_000;
        locks.add(new LockHold(
                target,
                mode,
                new Moment(from, from + 500),
                new Moment(until, until + 500),
                waited,
                0,
                LockHold.Source.EXACT));
        return replace(last.effects(), locks, last.waits());
    }

    public static LockTarget table(String name) {
        return new LockTarget(LockTarget.Kind.TABLE, name, Optional.of(ObjectName.inPublic(name)));
    }

    public static LockTarget index(String name, String table) {
        return new LockTarget(LockTarget.Kind.INDEX, name, Optional.of(ObjectName.inPublic(table)));
    }

    public WatchedBuilder waits(LockWait wait) {
        StatementSeen last = last();
        return replace(last.effects(), last.locks(), List.of(wait));
    }

    /** The last statement waited for a table behind some other session. */
    public WatchedBuilder waits(LockMode mode, String table, long millis, Party behind) {
        return waits(wait(new Party(10, Party.Role.MIGRATOR, "session 1 of the tool"), mode, table, millis, behind));
    }

    /** Somebody else waited for a table, from the beginning of the last statement on. */
    public WatchedBuilder victim(String name, LockMode mode, String table, long millis) {
        victims.add(wait(
                new Party(77, Party.Role.TRAFFIC, name),
                mode,
                table,
                millis,
                new Party(10, Party.Role.MIGRATOR, "session 1 of the tool")));
        return this;
    }

    private LockWait wait(Party waiter, LockMode mode, String table, long millis, Party behind) {
        return new LockWait(
                waiter,
                table(table),
                mode.serverName(),
                Moment.exactly(last().startMicros()),
                new Measure(millis * 1_000 - 1_000, millis * 1_000 + 1_000),
                LockWait.End.GRANTED,
                List.of(behind),
                LockWait.Source.SERVER_LOG);
    }

    public WatchedBuilder scans(String table, long rows) {
        Effects old = last().effects();
        return effects(new Effects(
                and(old.scans(), new Effects.Scan(ObjectName.inPublic(table), 1, rows)),
                old.rewrites(),
                old.indexes(),
                old.written(),
                old.walBytes(),
                old.temporaryBytes()));
    }

    public WatchedBuilder rewrites(LockTarget.Kind kind, String relation, String table) {
        Effects old = last().effects();
        return effects(new Effects(
                old.scans(),
                and(old.rewrites(), new Effects.Rewrite(relation, kind, ObjectName.inPublic(table), 1 << 20)),
                old.indexes(),
                old.written(),
                old.walBytes(),
                old.temporaryBytes()));
    }

    public WatchedBuilder builds(String index, String table) {
        Effects old = last().effects();
        return effects(new Effects(
                old.scans(),
                old.rewrites(),
                and(old.indexes(), new Effects.IndexBuild(index, ObjectName.inPublic(table), 1 << 19)),
                old.written(),
                OptionalLong.of(1 << 19),
                old.temporaryBytes()));
    }

    public WatchedBuilder updates(String table, long rows) {
        return writes(new Effects.Written(ObjectName.inPublic(table), 0, rows, 0));
    }

    public WatchedBuilder inserts(String table, long rows) {
        return writes(new Effects.Written(ObjectName.inPublic(table), rows, 0, 0));
    }

    private WatchedBuilder writes(Effects.Written rows) {
        Effects old = last().effects();
        return effects(new Effects(
                old.scans(),
                old.rewrites(),
                old.indexes(),
                and(old.written(), rows),
                old.walBytes(),
                old.temporaryBytes()));
    }

    public WatchedBuilder traffic(TrafficSeen.Kind kind, String name, long blockedMillis) {
        long worst = blockedMillis * 1_000;
        traffic.add(new TrafficSeen(
                name, kind, 400, 800, worst / 2, worst, worst, 0, "", List.of(new TrafficSeen.Stall(0, worst))));
        return this;
    }

    public WatchedBuilder selfBlock(SelfBlock block) {
        selfBlocks.add(block);
        return this;
    }

    public WatchedBuilder unseen(Problem problem) {
        unseen.add(problem);
        return this;
    }

    private WatchedBuilder effects(Effects effects) {
        return replace(effects, last().locks(), last().waits());
    }

    private StatementSeen last() {
        return statements.get(statements.size() - 1);
    }

    private WatchedBuilder replace(Effects effects, List<LockHold> locks, List<LockWait> waits) {
        StatementSeen old = last();
        statements.set(
                statements.size() - 1,
                new StatementSeen(
                        old.number(),
                        old.session(),
                        old.transaction(),
                        old.block(),
                        old.sql(),
                        old.command(),
                        old.startMicros(),
                        old.tookMicros(),
                        old.error(),
                        old.lockTimeout(),
                        effects,
                        locks,
                        waits));
        return this;
    }

    private static <T> List<T> and(List<T> old, T one) {
        List<T> all = new ArrayList<>(old);
        all.add(one);
        return all;
    }

    public Watched watched() {
        return new Watched(statements, victims, relations, traffic, selfBlocks, List.of(), unseen);
    }
}
