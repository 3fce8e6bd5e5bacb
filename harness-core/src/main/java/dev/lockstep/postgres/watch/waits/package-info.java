/**
 * Who waited for whom, and for how long: from the server's own log where that can be read, else from {@code pg_locks}.
 *
 * <p>{@link dev.lockstep.postgres.watch.waits.WaitWatch} is the whole of it for one step. {@link
 * dev.lockstep.postgres.watch.waits.ServerLogReader} follows the log and turns its lines into {@link
 * dev.lockstep.postgres.watch.waits.LogEvent}s, from which {@link dev.lockstep.postgres.watch.waits.WaitLedger} makes waits with bounds.
 * Beside it: tools that wait for themselves, and tools that connect past the tap.
 */
@NullMarked
package dev.lockstep.postgres.watch.waits;

import org.jspecify.annotations.NullMarked;
