/**
 * PostgreSQL's locks as values: the modes and which of them exclude each other, what was held and waited for, and how exactly
 * that is known.
 *
 * <p>{@link dev.lockstep.lock.Moment} and {@link dev.lockstep.lock.Measure} carry bounds instead of single figures: no duration
 * goes without its uncertainty. Nothing in here talks to a server.
 */
@NullMarked
package dev.lockstep.lock;

import org.jspecify.annotations.NullMarked;
