/**
 * SQL that takes a schema back, derived from what differs between two snapshots.
 *
 * <p>{@link dev.lockstep.down.DownDeriver} compares and orders, {@code Renames} finds what only has another name, the {@code *Form}
 * classes know how each kind of object is made and changed. Pure: nothing here knows whether the result works, that is proved by
 * running it.
 */
@NullMarked
package dev.lockstep.down;

import org.jspecify.annotations.NullMarked;
