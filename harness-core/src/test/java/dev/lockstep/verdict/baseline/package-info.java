/** Tests of what the package promises. */
@NullMarked
package dev.lockstep.verdict.baseline;

import org.jspecify.annotations.NullMarked;
