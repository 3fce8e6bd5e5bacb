/**
 * Which locks each session of the tool holds, from when to when.
 *
 * <p>{@link dev.lockstep.postgres.watch.ledger.LockProbe} reads {@code pg_locks} on a session of the harness: while the server stands
 * still ({@link dev.lockstep.postgres.watch.ledger.LookPolicy} says after which statements that is worth it), or again and again while a
 * statement takes long ({@link dev.lockstep.postgres.watch.ledger.Sampler}). {@link dev.lockstep.postgres.watch.ledger.SessionLedger} turns
 * what the tap tells and what the looks show into {@link dev.lockstep.postgres.watch.ledger.HeldLock}s whose bounds contain the truth.
 * {@link dev.lockstep.postgres.watch.ledger.RelationNames} knows what the locked relations were called.
 */
@NullMarked
package dev.lockstep.postgres.watch.ledger;

import org.jspecify.annotations.NullMarked;
