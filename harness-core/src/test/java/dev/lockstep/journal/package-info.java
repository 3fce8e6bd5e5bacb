/** Tests of what journals say about themselves. */
@NullMarked
package dev.lockstep.journal;

import org.jspecify.annotations.NullMarked;
