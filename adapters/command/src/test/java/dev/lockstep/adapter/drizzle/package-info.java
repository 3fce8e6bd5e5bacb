@NullMarked
package dev.lockstep.adapter.drizzle;

import org.jspecify.annotations.NullMarked;
