/** Each probe can say more than one thing. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.conformance.probe;
