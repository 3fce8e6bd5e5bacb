package dev.lockstep.spi;

/**
 * A user's own promise about the data.
 *
 * @param name what people call it
 * @param sql a query that returns no row as long as the promise holds
 */
public record Invariant(String name, String sql) {}
