@NullMarked
package dev.lockstep.check;

import org.jspecify.annotations.NullMarked;
