/**
 * Knex, as the project's own {@code node_modules} have it: its own command line, one migration at a time.
 *
 * <p>{@link dev.lockstep.adapter.knex.KnexTool} finds projects. The knexfile that Knex is given is {@code knexfile.js} of this package: it
 * loads the project's, with its functions, environments and promises, and replaces the connection.
 */
@NullMarked
package dev.lockstep.adapter.knex;

import org.jspecify.annotations.NullMarked;
