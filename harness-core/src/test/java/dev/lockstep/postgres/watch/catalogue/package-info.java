/**
 * The lock catalogue as an oracle: every statement in it is sent through the watch, which must tell the locks, scans and rewrites that
 * were measured by other means.
 */
@NullMarked
package dev.lockstep.postgres.watch.catalogue;

import org.jspecify.annotations.NullMarked;
