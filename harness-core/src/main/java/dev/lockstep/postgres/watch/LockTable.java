package dev.lockstep.postgres.watch;

import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockWait;
import dev.lockstep.lock.Moment;
import dev.lockstep.postgres.watch.StepWatch.SeenStep;
import dev.lockstep.postgres.watch.ledger.HeldLock;
import dev.lockstep.postgres.watch.ledger.LockKey;
import dev.lockstep.postgres.watch.ledger.RelationNames;
import dev.lockstep.postgres.watch.waits.WaitsSeen;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The locks of a step by statement, with names and with what is known of who waited.
 *
 * <p>Locks on relations that the same transaction has made are left out: nobody else can see these, let alone wait for them.
 */
final class LockTable {

    private static final Comparator<LockHold> STRONGEST_FIRST = Comparator.comparing(LockHold::mode)
            .reversed()
            .thenComparing(hold -> hold.acquired().earliestMicros())
            .thenComparing(hold -> hold.target().name());

    private final StepClock clock;
    private final RelationNames names;
    private final WaitsSeen waits;
    private final List<LockWait> victims;
    private final Map<Long, List<HeldLock>> byStatement;
    private final Map<Long, Integer> made;

    LockTable(StepClock clock, RelationNames names, SeenStep seen, WaitsSeen waits) {
        this.clock = clock;
        this.names = names;
        this.waits = waits;
        this.victims = waits.victims();
        this.byStatement = seen.held().stream().collect(Collectors.groupingBy(HeldLock::statement));
        this.made = seen.made();
    }

    /** Returns what a statement was the first of its transaction to take, strongest first. */
    List<LockHold> locks(SeenStatement statement) {
        return byStatement.getOrDefault(statement.number(), List.of()).stream()
                .filter(held -> made.getOrDefault(held.key().relation(), 0) != statement.transaction())
                .map(held -> hold(held, statement.pid()))
                .sorted(STRONGEST_FIRST)
                .toList();
    }

    /** Returns what a session waited for from when a statement was sent until its last answer. */
    List<LockWait> waits(SeenStatement statement, long endNanos) {
        return waits.of(
                statement.pid(), clock.micros(statement.sentNanos()), clock.micros(statement.doneNanos(endNanos)));
    }

    private LockHold hold(HeldLock held, int pid) {
        LockTarget target = target(held.key());
        Moment seen = clock.moment(held.acquiredFrom(), held.acquiredTo());
        Moment released = clock.moment(held.releasedFrom(), held.releasedTo());
        Optional<LockWait> wait = wait(held, target, seen, pid);
        Moment acquired = wait.flatMap(one -> narrowed(seen, one)).orElse(seen);
        return new LockHold(
                target,
                held.key().mode(),
                acquired,
                released,
                wait.map(LockWait::waited)
                        .orElseGet(() -> StepClock.measure(held.waitedAtLeast(), held.waitedAtMost())),
                blocked(target, pid, acquired, released),
                held.source());
    }

    private LockTarget target(LockKey key) {
        return key.advisory().isEmpty()
                ? names.target(key.relation())
                : new LockTarget(LockTarget.Kind.ADVISORY, "advisory lock " + key.advisory(), Optional.empty());
    }

    /** The server's own record of a wait is better than what samples can tell. */
    private Optional<LockWait> wait(HeldLock held, LockTarget target, Moment acquired, int pid) {
        return waits.waits().stream()
                .filter(wait -> wait.waiter().pid() == pid
                        && wait.end() == LockWait.End.GRANTED
                        && wait.target().equals(target)
                        && wait.mode().equals(held.key().mode().serverName())
                        && wait.since().earliestMicros() <= acquired.latestMicros()
                        && end(wait) >= acquired.earliestMicros())
                .findFirst();
    }

    /** A wait that ended with a grant tells when that was. */
    private static Optional<Moment> narrowed(Moment acquired, LockWait wait) {
        long earliest = Math.max(
                acquired.earliestMicros(),
                wait.since().earliestMicros() + wait.waited().atLeastMicros());
        long latest = Math.min(acquired.latestMicros(), end(wait));
        return earliest <= latest ? Optional.of(new Moment(earliest, latest)) : Optional.empty();
    }

    private static long end(LockWait wait) {
        return wait.since().latestMicros() + wait.waited().atMostMicros();
    }

    private int blocked(LockTarget target, int pid, Moment acquired, Moment released) {
        return (int) victims.stream()
                .filter(wait -> wait.target().equals(target)
                        && wait.behind().stream().anyMatch(party -> party.pid() == pid)
                        && wait.since().earliestMicros() <= released.latestMicros()
                        && end(wait) >= acquired.earliestMicros())
                .map(wait -> wait.waiter().pid())
                .distinct()
                .count();
    }
}
