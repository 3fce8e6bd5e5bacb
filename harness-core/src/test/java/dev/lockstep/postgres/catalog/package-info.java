/** Proves the catalogue's readers on real servers, the schema against {@code pg_dump} itself. */
@NullMarked
package dev.lockstep.postgres.catalog;

import org.jspecify.annotations.NullMarked;
