/**
 * What a run did and saw, as data: one {@link dev.lockstep.journal.Observation} per step of the plan. Nothing here judges.
 */
@NullMarked
package dev.lockstep.journal;

import org.jspecify.annotations.NullMarked;
