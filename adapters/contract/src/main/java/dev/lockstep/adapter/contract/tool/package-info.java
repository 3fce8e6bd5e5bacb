/**
 * The command-line tools as tests use them: installed once per machine, in the pinned versions that lie beside this package's classes,
 * by the ordinary client of each language.
 *
 * <p>{@link dev.lockstep.adapter.contract.tool.ToolKit} is what a test asks for; {@link dev.lockstep.adapter.contract.tool.Need} skips it,
 * loudly, where the client is missing.
 */
@NullMarked
package dev.lockstep.adapter.contract.tool;

import org.jspecify.annotations.NullMarked;
