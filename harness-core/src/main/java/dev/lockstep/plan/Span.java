package dev.lockstep.plan;

import dev.lockstep.migration.MigrationId;

/**
 * The migrations that a step or a finding is about: one in a stairway, the whole history in a round trip.
 *
 * @param first the first of them
 * @param last the last of them; equal to {@code first} for one migration
 */
public record Span(MigrationId first, MigrationId last) {

    /** The span of one migration. */
    public static Span of(MigrationId migration) {
        return new Span(migration, migration);
    }

    /** Returns the id, or {@code first..last}. */
    @Override
    public String toString() {
        return first.equals(last) ? first.value() : first + ".." + last;
    }
}
