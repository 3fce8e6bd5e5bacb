/** The laws of the whole, held against the compiled classes. */
@NullMarked
package dev.lockstep;

import org.jspecify.annotations.NullMarked;
