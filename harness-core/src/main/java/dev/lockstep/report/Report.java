package dev.lockstep.report;

import dev.lockstep.journal.Environment;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Suppression;
import java.time.Instant;
import java.util.Comparator;
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
 * @param budgets what migrations were allowed to cost
 * @param circumstances what its reader must know beside the steps
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
        List<Budget> budgets,
        Circumstances circumstances,
        String repeat) {

    private static final Comparator<MigrationLine> MOST_PAINFUL_FIRST = Comparator.comparing(
                    (MigrationLine line) -> line.counts().errors())
            .thenComparing(line -> line.worst().painMicros())
            .thenComparing(line -> line.counts().warnings())
            .reversed();

    public Report {
        migrations = List.copyOf(migrations);
        findings = List.copyOf(findings);
        steps = List.copyOf(steps);
        tables = List.copyOf(tables);
        unchecked = List.copyOf(unchecked);
        unused = List.copyOf(unused);
        budgets = List.copyOf(budgets);
    }

    /** A report on a run of which there is nothing to tell beside its steps. */
    public Report(
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
            List<Budget> budgets,
            String repeat) {
        this(
                name,
                environment,
                journey,
                startedAt,
                tookMillis,
                verdict,
                migrations,
                findings,
                steps,
                tables,
                unchecked,
                unused,
                budgets,
                Circumstances.usual(),
                repeat);
    }

    /** Returns how much was found. */
    public Counts counts() {
        return Counts.of(findings);
    }

    /** Returns the worst that locks did in the whole run. */
    public Worst worst() {
        return Worst.of(migrations.stream().map(MigrationLine::worst).toList());
    }

    /** Returns the migrations in the order in which their reader should look at them. */
    public List<MigrationLine> mostPainfulFirst() {
        return migrations.stream().sorted(MOST_PAINFUL_FIRST).toList();
    }
}
