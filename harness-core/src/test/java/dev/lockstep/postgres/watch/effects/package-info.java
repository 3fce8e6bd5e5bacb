/** Every effect of a statement is caught, and nothing is told of what costs nothing. */
@NullMarked
package dev.lockstep.postgres.watch.effects;

import org.jspecify.annotations.NullMarked;
