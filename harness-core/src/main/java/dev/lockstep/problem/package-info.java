/**
 * What went wrong, told so that its reader can act: what happened, where, what was said, what to do.
 *
 * <p>{@link dev.lockstep.problem.Problem} is the one shape in which exceptions, findings, assertion failures and reports
 * speak; {@link dev.lockstep.problem.LockstepException} carries one when the harness itself cannot go on.
 */
@NullMarked
package dev.lockstep.problem;

import org.jspecify.annotations.NullMarked;
