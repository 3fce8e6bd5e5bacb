/** Proofs for the ledger of locks. */
@NullMarked
package dev.lockstep.postgres.watch.ledger;

import org.jspecify.annotations.NullMarked;
