package dev.lockstep.postgres.watch.waits;

/**
 * What the log says, and when it was said.
 *
 * @param backend what kind of process said it: {@code client backend}
 * @param application what its session calls itself just then
 * @param at the date of the line
 */
record TimedEvent(LogEvent event, String backend, String application, NanoBounds at) {}
