/** Tests of what the package promises. */
@NullMarked
package dev.lockstep.plan;

import org.jspecify.annotations.NullMarked;
