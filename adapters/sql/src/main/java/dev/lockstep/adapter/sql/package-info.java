/**
 * Folders of plain SQL files. The reference adapter: read it before you write another.
 *
 * <p>{@link dev.lockstep.adapter.sql.SqlFolderTool} is the port. {@code SqlFolderReader} turns a folder into
 * {@code SqlMigration}s, or into one problem that names every fault; {@code SqlFileName} knows the two ways of naming files.
 * {@code SqlScript} is the text of a file, cut into {@link dev.lockstep.sql.SqlStatement}s. {@code SqlFolderSession}
 * runs a script through {@code ScriptRunner} and keeps {@code SqlHistory}.
 *
 * <p>A file goes to the server as it is, in one piece and one transaction; only a file that holds a statement which refuses a
 * transaction block, or says {@code -- lockstep:no-transaction}, is sent statement by statement outside one.
 */
@NullMarked
package dev.lockstep.adapter.sql;

import org.jspecify.annotations.NullMarked;
