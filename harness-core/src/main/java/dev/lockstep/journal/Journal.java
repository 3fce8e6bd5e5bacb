package dev.lockstep.journal;

import dev.lockstep.plan.Plan;
import java.time.Instant;
import java.util.List;

/**
 * Everything a run did and saw.
 *
 * @param environment what it ran on
 * @param plan what was to be done
 * @param startedAt when it began
 * @param observations one per step that was reached, in order; steps that were not tried are there as skipped
 */
public record Journal(Environment environment, Plan plan, Instant startedAt, List<Observation> observations) {

    public Journal {
        observations = List.copyOf(observations);
    }
}
