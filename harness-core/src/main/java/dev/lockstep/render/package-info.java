/**
 * The forms in which a report is told: JSON for programs, a summary for consoles.
 */
@NullMarked
package dev.lockstep.render;

import org.jspecify.annotations.NullMarked;
