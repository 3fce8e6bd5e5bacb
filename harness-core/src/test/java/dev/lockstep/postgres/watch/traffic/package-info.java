@NullMarked
package dev.lockstep.postgres.watch.traffic;

import org.jspecify.annotations.NullMarked;
