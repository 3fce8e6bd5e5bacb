/** What the harness makes of Flyway's projects, good and bad. */
@NullMarked
package dev.lockstep.adapter.flyway;

import org.jspecify.annotations.NullMarked;
