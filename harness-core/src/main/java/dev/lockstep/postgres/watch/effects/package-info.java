/**
 * What statements do to the data: full scans, rewrites, index builds, rows written, write-ahead log; and how large relations are.
 *
 * <p>{@link dev.lockstep.postgres.watch.effects.RelationsReader} reads {@link dev.lockstep.postgres.watch.effects.KnownRelations} before a
 * step and after it, {@link dev.lockstep.postgres.watch.effects.EffectsReader} tells statement by statement what came in between, and
 * {@link dev.lockstep.postgres.watch.effects.RelationSizes} compares the two ends. No event trigger, no extension, nothing is put into the
 * user's database.
 *
 * <p>What the tap's observer tells the reader of each statement: {@code sending}; then {@code look} while the server stands still, or when
 * it has been answered {@code presume} (it was not looked at), {@code unseen} (it failed), or {@code afterwards} (it made several transactions);
 * {@code ended} when the session is outside of transactions again, {@code atRest} where the tap says so.
 */
@NullMarked
package dev.lockstep.postgres.watch.effects;

import org.jspecify.annotations.NullMarked;
