/**
 * The JUnit side: {@link dev.lockstep.junit.MigrationTest} runs a project's migrations up, down and up again, one test
 * invocation per migration.
 */
@NullMarked
package dev.lockstep.junit;

import org.jspecify.annotations.NullMarked;
