@NullMarked
package dev.lockstep.adapter.atlas;

import org.jspecify.annotations.NullMarked;
