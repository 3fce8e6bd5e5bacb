/**
 * goose.
 *
 * <p>{@link dev.lockstep.adapter.goose.GooseTool} finds and opens a project; {@code GooseCommands} runs goose's own program, or the one
 * that a project builds around its migrations in Go; {@code GooseFiles} and {@code GooseSql} read the files; {@code GooseDriver} tells the
 * migrations, the history and, with {@code GooseWords}, what a failure means.
 */
@NullMarked
package dev.lockstep.adapter.goose;

import org.jspecify.annotations.NullMarked;
