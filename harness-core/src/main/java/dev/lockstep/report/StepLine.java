package dev.lockstep.report;

import dev.lockstep.journal.Watched;

/**
 * One step.
 *
 * @param migration the migration's id, or {@code first..last}
 * @param outcome {@code completed}, {@code failed} or {@code skipped}
 * @param tookMicros how long it took, in microseconds
 * @param why what was said when it failed or was skipped; empty if it was completed
 * @param watched what was seen of the tool at work
 * @param timeline the same as a picture
 */
public record StepLine(
        String migration,
        String action,
        String outcome,
        long tookMicros,
        String why,
        Watched watched,
        Timeline timeline) {

    /** A step in which nothing was watched. */
    public StepLine(String migration, String action, String outcome, long tookMicros, String why) {
        this(migration, action, outcome, tookMicros, why, Watched.nothing(), Timeline.EMPTY);
    }
}
