/**
 * What a journal is worth: rules turn observations into findings, suppressions accept some, and the verdict says whether the
 * migrations may go out.
 *
 * <p>Pure: the same journal always gives the same verdict.
 */
@NullMarked
package dev.lockstep.verdict;

import org.jspecify.annotations.NullMarked;
