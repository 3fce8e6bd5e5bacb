/** Schema values and their difference, without a database. */
@NullMarked
package dev.lockstep.schema;

import org.jspecify.annotations.NullMarked;
