/** Proofs of the servers; those that need no server end in Test, the others in IT. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.postgres;
