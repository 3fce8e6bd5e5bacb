package dev.lockstep.postgres.watch;

import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockWait;
import dev.lockstep.lock.Measure;
import dev.lockstep.lock.Moment;
import dev.lockstep.postgres.watch.ledger.HeldLock;
import dev.lockstep.postgres.watch.ledger.LockKey;
import dev.lockstep.postgres.watch.ledger.RelationNames;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The locks of a step by statement, with names and with what is known of who waited. */
final class LockTable {

    private static final Comparator<LockHold> STRONGEST_FIRST = Comparator.comparing(LockHold::mode)
            .reversed()
            .thenComparing(hold -> hold.acquired().earliestMicros())
            .thenComparing(hold -> hold.target().name());

    private final StepClock clock;
    private final RelationNames names;
    private final WaitsPart.Seen waits;
    private final Map<Long, List<HeldLock>> byStatement;

    LockTable(StepClock clock, RelationNames names, Collection<HeldLock> held, WaitsPart.Seen waits) {
        this.clock = clock;
        this.names = names;
        this.waits = waits;
        this.byStatement = held.stream().collect(Collectors.groupingBy(HeldLock::statement));
    }

    /** Returns what a statement was the first of its transaction to take, strongest first. */
    List<LockHold> locks(SeenStatement statement) {
        return byStatement.getOrDefault(statement.number(), List.of()).stream()
                .map(held -> hold(held, statement.pid()))
                .sorted(STRONGEST_FIRST)
                .toList();
    }

    /** Returns what a session waited for from when a statement was sent until its last answer. */
    List<LockWait> waits(SeenStatement statement, long endNanos) {
        Moment span = clock.moment(statement.sentNanos(), statement.doneNanos(endNanos));
        return waits.ofTool().stream()
                .filter(wait -> wait.waiter().pid() == statement.pid())
                .filter(wait ->
                        middle(wait.since()) >= span.earliestMicros() && middle(wait.since()) <= span.latestMicros())
                .toList();
    }

    private LockHold hold(HeldLock held, int pid) {
        LockTarget target = target(held.key());
        Moment acquired = clock.moment(held.acquiredFrom(), held.acquiredTo());
        Moment released = clock.moment(held.releasedFrom(), held.releasedTo());
        return new LockHold(
                target,
                held.key().mode(),
                acquired,
                released,
                waited(held, target, acquired, pid),
                blocked(target, pid, acquired, released),
                held.source());
    }

    private LockTarget target(LockKey key) {
        return key.advisory().isEmpty()
                ? names.target(key.relation())
                : new LockTarget(LockTarget.Kind.ADVISORY, "advisory lock " + key.advisory(), Optional.empty());
    }

    /** The server's own record is better than what samples can tell. */
    private Measure waited(HeldLock held, LockTarget target, Moment acquired, int pid) {
        return waits.ofTool().stream()
                .filter(wait -> wait.waiter().pid() == pid
                        && wait.end() == LockWait.End.GRANTED
                        && wait.target().equals(target)
                        && wait.mode().equals(held.key().mode().serverName())
                        && wait.since().earliestMicros() <= acquired.latestMicros()
                        && wait.since().latestMicros() + wait.waited().atMostMicros() >= acquired.earliestMicros())
                .map(LockWait::waited)
                .findFirst()
                .orElseGet(() -> StepClock.measure(held.waitedAtLeast(), held.waitedAtMost()));
    }

    private int blocked(LockTarget target, int pid, Moment acquired, Moment released) {
        return (int) waits.ofOthers().stream()
                .filter(wait -> wait.target().equals(target)
                        && wait.behind().stream().anyMatch(party -> party.pid() == pid)
                        && wait.since().earliestMicros() <= released.latestMicros()
                        && wait.since().latestMicros() + wait.waited().atMostMicros() >= acquired.earliestMicros())
                .map(wait -> wait.waiter().pid())
                .distinct()
                .count();
    }

    private static long middle(Moment moment) {
        return moment.earliestMicros() + (moment.latestMicros() - moment.earliestMicros()) / 2;
    }
}
