/**
 * Reads a database's schema, rows and integrity from the catalogue.
 */
@NullMarked
package dev.lockstep.postgres.catalog;

import org.jspecify.annotations.NullMarked;
