/**
 * The PostgreSQL servers a run can use: embedded, in a container, or one that is already there.
 */
@NullMarked
package dev.lockstep.postgres;

import org.jspecify.annotations.NullMarked;
