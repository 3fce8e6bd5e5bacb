/**
 * What a migration is, whichever tool wrote it: its id, where it stands in the source tree, and whether it can be undone.
 *
 * <p>{@link dev.lockstep.migration.Reversal} tells a migration with a down from one that is declared irreversible (with a
 * reason) and from one whose down is simply missing.
 */
@NullMarked
package dev.lockstep.migration;

import org.jspecify.annotations.NullMarked;
