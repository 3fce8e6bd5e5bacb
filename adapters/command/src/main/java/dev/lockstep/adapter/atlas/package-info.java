/**
 * Atlas with a versioned directory.
 *
 * <p>{@link dev.lockstep.adapter.atlas.AtlasTool} finds and opens a project; {@code AtlasFiles} reads the directory, {@code AtlasConfig}
 * atlas.hcl as far as that goes without Atlas, {@code AtlasSum} the checksums; {@code AtlasCommands} runs the program;
 * {@code AtlasDriver} tells the migrations, the history and, with {@code AtlasWords}, what a failure means.
 */
@NullMarked
package dev.lockstep.adapter.atlas;

import org.jspecify.annotations.NullMarked;
