@NullMarked
package dev.lockstep.run.shrink;

import org.jspecify.annotations.NullMarked;
