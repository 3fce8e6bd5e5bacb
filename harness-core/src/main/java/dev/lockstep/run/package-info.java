/**
 * How a plan becomes a journal: {@link dev.lockstep.run.RunSettings} say what is wanted, {@code ToolFinder} finds the tool,
 * {@code PlanRunner} performs one step after the other.
 */
@NullMarked
package dev.lockstep.run;

import org.jspecify.annotations.NullMarked;
