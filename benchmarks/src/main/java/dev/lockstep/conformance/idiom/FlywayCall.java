package dev.lockstep.conformance.idiom;

import dev.lockstep.spi.DatabaseAddress;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** The process that runs Flyway. */
final class FlywayCall {

    /** With a lock of the session in place of one of a transaction. */
    static final String WITH_LOCK_OF_SESSION = "migrate with flyway.postgresql.transactional.lock=false";

    private FlywayCall() {}

    public static void main(String[] words) {
        DatabaseAddress address = Library.address();
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("filesystem:" + words[0] + "/sql");
        if (words[1].equals(WITH_LOCK_OF_SESSION)) {
            configuration
                    .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                    .setTransactionalLock(false);
        }
        Flyway flyway = configuration.load();
        try {
            switch (words[1]) {
                case "undo" -> flyway.undo();
                case "repair" -> flyway.repair();
                default -> flyway.migrate();
            }
        } catch (FlywayException e) {
            Library.failed(String.valueOf(e.getMessage()));
        }
    }
}
