/** Whole runs on raw SQL, from outside: what users see when something is wrong. */
@NullMarked
package dev.lockstep.check;

import org.jspecify.annotations.NullMarked;
