/** Tests of what the package promises. */
@NullMarked
package dev.lockstep.run;

import org.jspecify.annotations.NullMarked;
