package dev.lockstep.adapter.flyway;

import dev.lockstep.migration.Migration;
import java.util.Optional;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * A migration that Flyway sees.
 *
 * @param migration what the harness calls it
 * @param version its version; empty for a repeatable migration
 * @param description Flyway's description, which names a repeatable migration in the history
 * @param place where its file lies, as {@link VisibleResources} tells it; empty for a Java migration
 * @param javaClass its class; empty for a SQL migration
 * @param undo the script that undoes it
 */
record FlywayMigration(
        Migration migration,
        Optional<String> version,
        String description,
        Optional<String> place,
        Optional<Class<? extends JavaMigration>> javaClass,
        Optional<LoadableResource> undo) {}
