/**
 * Drives Liquibase, changeset by changeset, through its own library.
 *
 * <p>{@link dev.lockstep.adapter.liquibase.LiquibaseTool} is the port's implementation; a session works on
 * {@code LiquibaseThread}, where Liquibase's scope, its logging and its caches are kept apart from the rest of the JVM, and
 * opens a {@code FreshLiquibase} (new connection, new changelog) for every single up and down.
 */
@NullMarked
package dev.lockstep.adapter.liquibase;

import org.jspecify.annotations.NullMarked;
