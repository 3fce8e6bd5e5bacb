/** Tests of what SQL text tells. */
@NullMarked
package dev.lockstep.sql;

import org.jspecify.annotations.NullMarked;
