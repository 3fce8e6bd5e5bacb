/** What is watched from the wire, on real servers. */
@NullMarked
package dev.lockstep.postgres.watch;

import org.jspecify.annotations.NullMarked;
