/**
 * golang-migrate.
 *
 * <p>{@link dev.lockstep.adapter.golangmigrate.GolangMigrateTool} finds and opens a project; {@code GolangMigrateFiles} reads the pairs of
 * files; {@code GolangMigrateCommands} runs the program; {@code GolangMigrateHistory} is the one version that it keeps, which may be dirty;
 * {@code GolangMigrateDriver} tells the migrations and, with {@code GolangMigrateWords}, what a failure means.
 */
@NullMarked
package dev.lockstep.adapter.golangmigrate;

import org.jspecify.annotations.NullMarked;
