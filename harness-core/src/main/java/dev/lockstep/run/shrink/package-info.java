/**
 * Makes the rows on which a migration failed fewer and fewer, until the few that break it are left.
 *
 * <p>{@link dev.lockstep.run.shrink.RowShrinker} leads: is it the rows at all, which few does the server's own message point at, and what
 * is left when the others are taken away ({@link dev.lockstep.run.shrink.DeltaDebugging}). Every try starts from a database at the
 * version before without rows, writes the chosen ones by the statements that the report shows, and runs the real tool
 * ({@link dev.lockstep.run.shrink.Rerun}).
 */
@NullMarked
package dev.lockstep.run.shrink;

import org.jspecify.annotations.NullMarked;
