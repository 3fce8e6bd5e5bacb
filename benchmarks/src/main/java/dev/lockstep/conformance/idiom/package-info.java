/**
 * The same migrations in the language of each tool: {@link dev.lockstep.conformance.idiom.Change} says what a migration does,
 * an {@link dev.lockstep.conformance.idiom.Idiom} writes it down as a user of the tool would, and says how the tool is run in its ordinary
 * way: by its own program, or by its library in a JVM of its own.
 */
@NullMarked
package dev.lockstep.conformance.idiom;

import org.jspecify.annotations.NullMarked;
