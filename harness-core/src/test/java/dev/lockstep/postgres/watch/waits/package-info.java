/** Waits on real servers, and the log's lines as they come. */
@NullMarked
package dev.lockstep.postgres.watch.waits;

import org.jspecify.annotations.NullMarked;
