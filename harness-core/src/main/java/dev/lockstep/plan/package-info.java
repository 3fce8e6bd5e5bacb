/**
 * What a run is going to do, as data: a {@link dev.lockstep.plan.Plan} is a list of {@link dev.lockstep.plan.Step}s that can
 * be printed before anything runs.
 *
 * <p>One planner per journey: stairway, round trip, latest k.
 */
@NullMarked
package dev.lockstep.plan;

import org.jspecify.annotations.NullMarked;
