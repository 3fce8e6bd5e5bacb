/** What is derived for each kind of object, from snapshots that are written down here. */
@NullMarked
package dev.lockstep.down;

import org.jspecify.annotations.NullMarked;
