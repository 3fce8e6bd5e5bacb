package dev.lockstep.postgres.watch.waits;

import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockWait;
import dev.lockstep.lock.Measure;
import dev.lockstep.lock.Party;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

/**
 * A wait as the server tells it: by process, OID and {@link System#nanoTime()}.
 *
 * @param pid who waited
 * @param tag for what
 * @param mode in which mode, by the server's name
 * @param context what the waiter was doing; empty if the server does not say
 * @param since when the wait began
 * @param atLeast it was at least so many nanoseconds long
 * @param atMost it was at most so many nanoseconds long
 * @param end how it ended
 * @param behind who was in the way when that was looked at
 * @param source where this comes from
 */
record SeenWait(
        int pid,
        LockTag tag,
        String mode,
        String context,
        NanoBounds since,
        long atLeast,
        long atMost,
        LockWait.End end,
        List<Integer> behind,
        LockWait.Source source) {

    SeenWait {
        behind = List.copyOf(behind);
        atMost = Math.max(atLeast, atMost);
    }

    /** Returns it as it is told to others, in microseconds since {@code start}. */
    LockWait told(long start, LongFunction<LockTarget> names, IntFunction<Party> parties) {
        return new LockWait(
                parties.apply(pid),
                target(names),
                mode,
                since.since(start),
                new Measure(atLeast / 1_000, (atMost + 999) / 1_000),
                end,
                behind.stream().map(parties::apply).toList(),
                source);
    }

    /** Which row a transaction is waited for, the server tells only by what the waiter was doing. */
    private LockTarget target(LongFunction<LockTarget> names) {
        LockTarget target = tag.target(names);
        return target.kind() == LockTarget.Kind.TRANSACTION && context.startsWith("while ")
                ? new LockTarget(target.kind(), target.name() + ", " + context, target.table())
                : target;
    }

    /** Returns it with the knowledge that it began in a statement that was sent then and is not answered. */
    SeenWait notBefore(long sentNanos) {
        return new SeenWait(pid, tag, mode, context, since.notBefore(sentNanos), atLeast, atMost, end, behind, source);
    }

    /** Returns it with what is known of the statement in which it fell: the wait lies within it. */
    SeenWait within(StatementSpan statement) {
        NanoBounds began = notBefore(statement.sentNanos()).since();
        long longest = statement.doneNanos() - began.earliest();
        boolean failedWaiting = source == LockWait.Source.SAMPLED
                && statement.gaveUp()
                && began.latest() + atMost - statement.doneNanos() >= 0;
        boolean inVain = end == LockWait.End.STILL_WAITING || failedWaiting;
        LockWait.End ended = inVain ? LockWait.End.GIVEN_UP : end;
        return new SeenWait(
                pid,
                tag,
                mode,
                context,
                began,
                Math.min(atLeast, longest),
                Math.min(atMost, longest),
                ended,
                behind,
                source);
    }
}
