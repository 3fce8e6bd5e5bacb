/**
 * Prisma Migrate: {@code prisma migrate deploy} of Prisma 6.19, with its WebAssembly engine, on a copy of the migrations that ends with
 * the one that is wanted, because Prisma takes up all that it finds.
 *
 * <p>{@link dev.lockstep.adapter.prisma.PrismaTool} finds projects, {@code PrismaMigrations} reads their folder, {@code PrismaVersion} says
 * how the project's own version sends a migration. {@code prisma.config.cjs} of this package is the driver between engine and server;
 * {@code down.cjs} runs the {@code down.sql} that some projects keep, which Prisma itself does not know.
 */
@NullMarked
package dev.lockstep.adapter.prisma;

import org.jspecify.annotations.NullMarked;
