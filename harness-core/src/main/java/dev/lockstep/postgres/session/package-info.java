/**
 * Looks into a database while a run is going on: who is in it, what waits for what, whether a query could run, how large its
 * tables are.
 */
@NullMarked
package dev.lockstep.postgres.session;

import org.jspecify.annotations.NullMarked;
