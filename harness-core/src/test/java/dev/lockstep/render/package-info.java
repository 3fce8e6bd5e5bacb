/** Tests of what the package promises. */
@NullMarked
package dev.lockstep.render;

import org.jspecify.annotations.NullMarked;
