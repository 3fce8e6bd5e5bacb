/**
 * What the rows of a database are: a fingerprint per table and column, the difference between two states, and whether the
 * database keeps its own promises.
 *
 * <p>{@link dev.lockstep.data.DataState} is filled by a {@code spi.StateReader} on the server's side;
 * {@link dev.lockstep.data.DataDiff} names how many rows differ, in which columns, with an example.
 * Rows are kept in a {@link dev.lockstep.data.RowSpace}: in memory, or in a file where there are many.
 */
@NullMarked
package dev.lockstep.data;

import org.jspecify.annotations.NullMarked;
