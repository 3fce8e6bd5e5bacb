/**
 * Watches a tool from the wire: {@link dev.lockstep.postgres.watch.TapWatch} puts what the tap, the ledger, the server's log and
 * the traffic saw into one {@link dev.lockstep.journal.Watched}.
 */
@NullMarked
package dev.lockstep.postgres.watch;

import org.jspecify.annotations.NullMarked;
