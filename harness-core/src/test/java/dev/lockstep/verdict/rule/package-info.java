/** Tests of what the package promises. */
@NullMarked
package dev.lockstep.verdict.rule;

import org.jspecify.annotations.NullMarked;
