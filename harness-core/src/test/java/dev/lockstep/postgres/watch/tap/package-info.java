@NullMarked
package dev.lockstep.postgres.watch.tap;

import org.jspecify.annotations.NullMarked;
