package dev.lockstep.report;

import dev.lockstep.journal.Environment;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Suppression;
import java.time.Instant;
import java.util.List;

/**
 * One run as its reader sees it.
 *
 * @param name the run's name
 * @param environment what it ran on; words are empty where the run did not get that far
 * @param journey in which order the migrations went
 * @param startedAt when it began
 * @param tookMillis how long it took
 * @param verdict {@code passed}, {@code failed} or {@code inconclusive}
 * @param migrations one line per migration, oldest first
 * @param findings everything that was found, suppressed findings included
 * @param steps everything that was done, in order
 * @param tables every table that rows were written to, or could not be
 * @param unchecked what was to be checked and was not
 * @param unused suppressions that no finding needed
 * @param repeat the settings that repeat the run, for people
 */
public record Report(
        String name,
        Environment environment,
        String journey,
        Instant startedAt,
        long tookMillis,
        String verdict,
        List<MigrationLine> migrations,
        List<Finding> findings,
        List<StepLine> steps,
        List<TableLine> tables,
        List<Problem> unchecked,
        List<Suppression> unused,
        String repeat) {

    public Report {
        migrations = List.copyOf(migrations);
        findings = List.copyOf(findings);
        steps = List.copyOf(steps);
        tables = List.copyOf(tables);
        unchecked = List.copyOf(unchecked);
        unused = List.copyOf(unused);
    }

    /**
     * One migration.
     *
     * @param source where it is written
     * @param marks how each of its steps ended, in order
     * @param reversible whether it has a down
     * @param irreversibleBecause the author's reason, if it is declared irreversible; else empty
     */
    public record MigrationLine(
            String id,
            String description,
            String source,
            List<Mark> marks,
            boolean reversible,
            String irreversibleBecause) {

        public MigrationLine {
            marks = List.copyOf(marks);
        }
    }

    /** How one of a migration's steps ended: {@code up ok}, {@code down FAILED}. */
    public record Mark(String action, String word) {
        @Override
        public String toString() {
            return action + " " + word;
        }
    }

    /**
     * One step.
     *
     * @param migration the migration's id, or {@code first..last}
     * @param outcome {@code completed}, {@code failed} or {@code skipped}
     * @param why what was said when it failed or was skipped; empty if it was completed
     */
    public record StepLine(String migration, String action, String outcome, long tookMicros, String why) {}

    /**
     * One table.
     *
     * @param rows how many rows it had at the end, or how many were written if it is gone by then
     * @param bytes what it took at the end; 0 if it is gone by then
     * @param why why it could not be filled as asked; empty if it was
     */
    public record TableLine(String name, long rows, long bytes, String why) {}
}
