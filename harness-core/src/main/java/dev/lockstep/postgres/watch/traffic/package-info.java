/**
 * What stands for the application while a migration runs: reads and writes on a schedule, the user's own requests, and scenes
 * that are put in the way.
 *
 * <p>{@link dev.lockstep.postgres.watch.traffic.Traffic} keeps one lane, that is one session and one schedule, for each kind of
 * request on each table. No request leaves anything behind, and none ever waits while it holds what a migration could want.
 */
@NullMarked
package dev.lockstep.postgres.watch.traffic;

import org.jspecify.annotations.NullMarked;
