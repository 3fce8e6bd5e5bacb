/**
 * Drizzle, as the project's own {@code node_modules} have it: {@code drizzle-kit migrate} on a copy of the migrations that ends with the
 * one that is wanted, because Drizzle takes up all that it finds.
 *
 * <p>{@link dev.lockstep.adapter.drizzle.DrizzleTool} finds projects, {@code DrizzleJournal} is the order of the migrations. The config
 * that Drizzle Kit is given is {@code drizzle.config.cjs} of this package: it loads the project's and replaces the address.
 */
@NullMarked
package dev.lockstep.adapter.drizzle;

import org.jspecify.annotations.NullMarked;
