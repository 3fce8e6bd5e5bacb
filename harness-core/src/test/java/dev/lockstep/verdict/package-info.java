/** Tests of what the package promises. */
@NullMarked
package dev.lockstep.verdict;

import org.jspecify.annotations.NullMarked;
