/**
 * Reads a database's schema, rows and integrity from the catalogue.
 *
 * <p>{@link dev.lockstep.postgres.catalog.SnapshotReader} sends one query per kind of object; the queries are the SQL files
 * beside this package's classes. A column of a query that is not one of a few known names is a property under its own name,
 * so that what a snapshot tells about an object can be read, and added to, in one place.
 */
@NullMarked
package dev.lockstep.postgres.catalog;

import org.jspecify.annotations.NullMarked;
