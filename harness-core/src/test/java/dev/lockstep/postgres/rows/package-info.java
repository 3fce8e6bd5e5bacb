@NullMarked
package dev.lockstep.postgres.rows;

import org.jspecify.annotations.NullMarked;
