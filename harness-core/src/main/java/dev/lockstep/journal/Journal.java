package dev.lockstep.journal;

import dev.lockstep.plan.Plan;
import dev.lockstep.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything a run did and saw.
 *
 * @param environment what it ran on
 * @param plan what was to be done
 * @param startedAt when it began
 * @param observations one per step that was reached, in order; steps that were not tried are there as skipped
 * @param tables how large the tables were at the end
 * @param unchecked what the run was to check and could not, beyond what the observations tell
 * @param growth how costs follow the number of rows; empty unless that was asked for
 */
public record Journal(
        Environment environment,
        Plan plan,
        Instant startedAt,
        List<Observation> observations,
        List<TableSize> tables,
        List<Problem> unchecked,
        List<Growth> growth) {

    public Journal {
        observations = List.copyOf(observations);
        tables = List.copyOf(tables);
        unchecked = List.copyOf(unchecked);
        growth = List.copyOf(growth);
    }

    /** A journal of a run at one volume. */
    public Journal(
            Environment environment,
            Plan plan,
            Instant startedAt,
            List<Observation> observations,
            List<TableSize> tables,
            List<Problem> unchecked) {
        this(environment, plan, startedAt, observations, tables, unchecked, List.of());
    }

    /** Returns this journal with what two further runs at different volumes showed, and what they could not show. */
    public Journal with(List<Growth> measured, List<Problem> unknown) {
        List<Problem> all = new ArrayList<>(unchecked);
        all.addAll(unknown);
        return new Journal(environment, plan, startedAt, observations, tables, all, measured);
    }

    /** A journal of steps alone. */
    public Journal(Environment environment, Plan plan, Instant startedAt, List<Observation> observations) {
        this(environment, plan, startedAt, observations, List.of(), List.of());
    }
}
