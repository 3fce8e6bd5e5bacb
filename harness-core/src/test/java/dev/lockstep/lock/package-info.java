/** Tests of the lock modes. */
@NullMarked
package dev.lockstep.lock;

import org.jspecify.annotations.NullMarked;
