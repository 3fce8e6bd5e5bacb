package dev.lockstep.journal;

import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.plan.Step;
import java.util.List;
import java.util.Optional;

/**
 * What one step did and what was seen meanwhile.
 *
 * @param step what was to be done
 * @param outcome how it ended
 * @param startMicros when it began, in microseconds since the run began
 * @param tookMicros how long it took, in microseconds, by the harness's clock
 * @param comparisons what a capture found against earlier captures; empty for other steps
 * @param integrity the promises that do not hold at a capture; empty for other steps
 * @param loads what a load did, table by table; empty for other steps
 * @param applied the tool's own history as migration ids, oldest first; read at captures, empty for other steps
 * @param proposal the down that was proposed and what came of it; only where that was the step
 * @param smallest the fewest rows on which it fails; only where it failed and rows were looked at for that
 * @param watched what was seen of the tool at work; nothing for steps in which it is not
 */
public record Observation(
        Step step,
        Outcome outcome,
        long startMicros,
        long tookMicros,
        List<Comparison> comparisons,
        List<IntegrityViolation> integrity,
        List<TableLoad> loads,
        List<String> applied,
        Optional<DownProposal> proposal,
        Optional<SmallestFailure> smallest,
        Watched watched) {

    public Observation {
        comparisons = List.copyOf(comparisons);
        integrity = List.copyOf(integrity);
        loads = List.copyOf(loads);
        applied = List.copyOf(applied);
    }

    /** An observation of a step in which no rows were made fewer. */
    public Observation(
            Step step,
            Outcome outcome,
            long startMicros,
            long tookMicros,
            List<Comparison> comparisons,
            List<IntegrityViolation> integrity,
            List<TableLoad> loads,
            List<String> applied,
            Optional<DownProposal> proposal,
            Watched watched) {
        this(
                step,
                outcome,
                startMicros,
                tookMicros,
                comparisons,
                integrity,
                loads,
                applied,
                proposal,
                Optional.empty(),
                watched);
    }

    /** An observation of a step in which no down was proposed. */
    public Observation(
            Step step,
            Outcome outcome,
            long startMicros,
            long tookMicros,
            List<Comparison> comparisons,
            List<IntegrityViolation> integrity,
            List<TableLoad> loads,
            List<String> applied,
            Watched watched) {
        this(step, outcome, startMicros, tookMicros, comparisons, integrity, loads, applied, Optional.empty(), watched);
    }

    /** An observation of a step in which nothing was watched. */
    public Observation(
            Step step,
            Outcome outcome,
            long startMicros,
            long tookMicros,
            List<Comparison> comparisons,
            List<IntegrityViolation> integrity,
            List<TableLoad> loads,
            List<String> applied) {
        this(step, outcome, startMicros, tookMicros, comparisons, integrity, loads, applied, Watched.nothing());
    }
}
