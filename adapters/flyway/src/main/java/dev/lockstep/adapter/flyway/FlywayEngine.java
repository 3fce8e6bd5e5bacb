package dev.lockstep.adapter.flyway;

import dev.lockstep.spi.DatabaseAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Makes Flyways for one project and one database. */
final class FlywayEngine {

    private final FlywaySettings settings;
    private final DatabaseAddress address;

    FlywayEngine(FlywaySettings settings, DatabaseAddress address) {
        this.settings = settings;
        this.address = address;
    }

    FlywaySettings settings() {
        return settings;
    }

    DatabaseAddress address() {
        return address;
    }

    /** A Flyway that has looked at the project, and the means it would use to run it. */
    record Look(Flyway flyway, MigrationResolver.Context means) {
        Configuration configuration() {
            return flyway.getConfiguration();
        }
    }

    /** Lets Flyway look for migrations, without any change in the database. */
    Look look() {
        AtomicReference<MigrationResolver.Context> means = new AtomicReference<>();
        FluentConfiguration configuration = configuration();
        MigrationResolver[] resolvers = configuration.getResolvers();
        MigrationResolver[] more = Arrays.copyOf(resolvers, resolvers.length + 1);
        more[resolvers.length] = new Eavesdropper(means);
        Flyway flyway = configuration.resolvers(more).load();
        flyway.info();
        return new Look(flyway, means.get());
    }

    /** Returns a Flyway that sees {@code view} and nothing else. */
    Flyway showing(View view) {
        FluentConfiguration configuration = configuration()
                .resourceProvider(view.resources())
                .javaMigrationClassProvider(() -> List.copyOf(view.javaMigrations()));
        view.target().ifPresent(configuration::target);
        return configuration.load();
    }

    private FluentConfiguration configuration() {
        FluentConfiguration configuration = Flyway.configure(classLoader())
                .configuration(settings.values())
                .dataSource(address.jdbcUrl(), address.user(), address.password());
        configuration
                .getPluginRegister()
                .getPlugin(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(settings.lock() == FlywaySettings.Lock.TRANSACTION);
        return configuration;
    }

    /** The user's classes: those of the test that runs, not those of the harness. */
    private static ClassLoader classLoader() {
        ClassLoader users = Thread.currentThread().getContextClassLoader();
        return users == null ? FlywayEngine.class.getClassLoader() : users;
    }

    /** Resolves nothing, but is told by Flyway which means the other resolvers are given. */
    private static final class Eavesdropper implements MigrationResolver {
        private final AtomicReference<Context> heard;

        Eavesdropper(AtomicReference<Context> heard) {
            this.heard = heard;
        }

        @Override
        public Collection<ResolvedMigration> resolveMigrations(Context context) {
            heard.set(context);
            return List.of();
        }
    }
}
