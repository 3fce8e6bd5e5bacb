/** Tests of how growth is read from two runs. */
@NullMarked
package dev.lockstep.run.growth;

import org.jspecify.annotations.NullMarked;
