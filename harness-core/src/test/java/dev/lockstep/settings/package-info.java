/** Tests of what the package promises. */
@NullMarked
package dev.lockstep.settings;

import org.jspecify.annotations.NullMarked;
