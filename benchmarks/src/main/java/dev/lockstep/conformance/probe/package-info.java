/** One class for each behaviour: what is done to a tool, what is looked at, and which word that is. */
@NullMarked
package dev.lockstep.conformance.probe;

import org.jspecify.annotations.NullMarked;
