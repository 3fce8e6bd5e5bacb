/** Tests of the differences between states, on states made by hand. */
@NullMarked
package dev.lockstep.data;

import org.jspecify.annotations.NullMarked;
