package dev.lockstep.journal;

import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockWait;
import dev.lockstep.schema.ObjectName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One statement that a tool sent, as it was seen on the wire, with what it cost.
 *
 * @param number its place among the step's statements, from 0
 * @param session which of the tool's connections sent it, from 1 in the order in which they were opened
 * @param transaction which of the step's transactions it belongs to, from 1; statements with the same number were committed together
 * @param block how its transaction was begun
 * @param sql the statement's text as it was sent; very long ones are cut, which their end tells
 * @param command the server's command tag, for instance {@code ALTER TABLE}; empty if it failed
 * @param startMicros when it was sent, in microseconds since the step began
 * @param tookMicros how long the server took, in microseconds
 * @param error the server's words with the SQLSTATE in front; empty if it did not fail
 * @param lockTimeout the session's lock_timeout after the statement, zero if it was off; empty if it could not be read
 * @param effects what it did to the data
 * @param locks the locks that it was the first of its transaction to take, strongest first
 * @param waits what it waited for
 */
public record StatementSeen(
        int number,
        int session,
        int transaction,
        Block block,
        String sql,
        String command,
        long startMicros,
        long tookMicros,
        String error,
        Optional<Duration> lockTimeout,
        Effects effects,
        List<LockHold> locks,
        List<LockWait> waits) {

    public StatementSeen {
        locks = List.copyOf(locks);
        waits = List.copyOf(waits);
    }

    /** How a statement's transaction was begun. */
    public enum Block {
        /** It is a transaction by itself. */
        AUTOCOMMIT,
        /** Several statements in one message, which the server takes for one transaction. */
        IMPLICIT,
        /** Between BEGIN and COMMIT. */
        EXPLICIT,
        /** It makes several transactions by itself: CONCURRENTLY, VACUUM, a procedure that commits. */
        SEVERAL
    }

    /** Returns this statement without what it held on {@code tables} and did to them. */
    StatementSeen without(Set<ObjectName> tables) {
        List<LockHold> others = locks.stream()
                .filter(hold -> hold.target().table().filter(tables::contains).isEmpty())
                .toList();
        return new StatementSeen(
                number,
                session,
                transaction,
                block,
                sql,
                command,
                startMicros,
                tookMicros,
                error,
                lockTimeout,
                effects.without(tables),
                others,
                waits);
    }

    /** Returns when its last answer came, in microseconds since the step began. */
    public long endMicros() {
        return startMicros + tookMicros;
    }
}
