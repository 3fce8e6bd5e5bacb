/**
 * Assertions that read as a sentence: {@link dev.lockstep.assertion.LockstepAssertions#assertThat} for a step, a journal, a
 * verdict and a schema's difference. One class per type, one fact per method; a miss lists what exists.
 *
 * <p>They need AssertJ, which the user brings. The default verdict of a {@code @MigrationTest} is asserted without them.
 */
@NullMarked
package dev.lockstep.assertion;

import org.jspecify.annotations.NullMarked;
