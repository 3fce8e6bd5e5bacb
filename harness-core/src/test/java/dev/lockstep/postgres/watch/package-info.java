/** Proofs for the watch as a whole, on real servers. */
@NullMarked
package dev.lockstep.postgres.watch;

import org.jspecify.annotations.NullMarked;
