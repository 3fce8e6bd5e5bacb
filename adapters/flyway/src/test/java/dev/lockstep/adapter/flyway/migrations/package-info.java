/** Java migrations as a user's project has them: Flyway finds them by their package. */
@NullMarked
package dev.lockstep.adapter.flyway.migrations;

import org.jspecify.annotations.NullMarked;
