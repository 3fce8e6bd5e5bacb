package dev.lockstep.migration;

/**
 * Names one migration within its project, in the tool's own words: Flyway's version, Liquibase's {@code author:id},
 * Alembic's revision. Order is the order of the list a session returns, never that of the ids.
 *
 * @param value never blank
 */
public record MigrationId(String value) {

    public MigrationId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a migration id is not blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
