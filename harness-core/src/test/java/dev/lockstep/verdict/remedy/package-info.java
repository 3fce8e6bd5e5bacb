/** Tests of what is advised instead. */
@NullMarked
package dev.lockstep.verdict.remedy;

import org.jspecify.annotations.NullMarked;
