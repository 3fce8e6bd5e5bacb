package dev.lockstep.postgres.watch.waits;

import dev.lockstep.lock.Moment;

/**
 * A temporary file that the server made for a session, because its memory was not enough.
 *
 * @param pid the session
 * @param bytes how large it was
 * @param deleted when it was deleted, which is at the end of the statement at the latest
 */
public record TemporaryFileSeen(int pid, long bytes, Moment deleted) {}
