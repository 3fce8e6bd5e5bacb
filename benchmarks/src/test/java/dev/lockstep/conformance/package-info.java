/** The page and the run that makes it. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.conformance;
