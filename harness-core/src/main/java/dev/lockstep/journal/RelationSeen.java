package dev.lockstep.journal;

import dev.lockstep.lock.LockTarget;
import dev.lockstep.schema.ObjectName;

/**
 * A relation before and after a step.
 *
 * @param name its name before the step, or after it if it was made by it
 * @param kind what sort of relation
 * @param table the table that it belongs to; itself, if it is one
 * @param fate what became of it
 * @param rows how many rows it had before the step, counted or estimated by the server; 0 for what holds no rows
 * @param bytesBefore its size before, without its indexes and TOAST
 * @param bytesAfter its size after; 0 if it is gone
 */
public record RelationSeen(
        String name, LockTarget.Kind kind, ObjectName table, Fate fate, long rows, long bytesBefore, long bytesAfter) {

    /** What became of a relation. */
    public enum Fate {
        KEPT,
        CREATED,
        DROPPED
    }
}
