/**
 * What a database's schema is: every object with its properties, and the difference between two states.
 *
 * <p>{@link dev.lockstep.schema.Snapshot} is filled by a {@code spi.StateReader}; {@link dev.lockstep.schema.SchemaDiff}
 * names each object and both values. Pure values, no JDBC.
 */
@NullMarked
package dev.lockstep.schema;

import org.jspecify.annotations.NullMarked;
