/**
 * Single rows as SQL: read from one database with the parents that they need, written to another.
 */
@NullMarked
package dev.lockstep.postgres.rows;

import org.jspecify.annotations.NullMarked;
