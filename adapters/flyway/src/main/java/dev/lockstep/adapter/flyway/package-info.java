/**
 * Drives Flyway itself, one migration at a time.
 *
 * <p>{@link dev.lockstep.adapter.flyway.FlywayTool} is the port; it alone may be loaded where Flyway is not there.
 * {@code FlywayFolders}, {@code FlywaySettings} and {@code TomlSettings} find out what the user has told Flyway.
 * {@code FlywayEngine} makes a Flyway of it; {@code MigrationCatalog} asks that Flyway what it sees and gives each
 * {@code FlywayMigration} its source and its undo script. {@code FlywaySession} applies by showing Flyway the migrations up
 * to the wanted one ({@code VisibleResources}) and reverts by {@code UndoScriptRunner}. {@code FlywayHistory} is the history
 * table, {@code FlywayFailure} turns what Flyway throws into a problem.
 *
 * <p>On an empty database Flyway runs all versioned migrations, then the repeatable ones. That is the order of the steps: a
 * repeatable migration is a step of its own after the last version. It cannot be undone, because its former text is gone.
 */
@NullMarked
package dev.lockstep.adapter.flyway;

import org.jspecify.annotations.NullMarked;
