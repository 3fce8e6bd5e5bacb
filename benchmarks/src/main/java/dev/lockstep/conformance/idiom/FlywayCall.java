package dev.lockstep.conformance.idiom;

import dev.lockstep.spi.DatabaseAddress;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The process that runs Flyway. */
final class FlywayCall {

    private FlywayCall() {}

    public static void main(String[] words) {
        DatabaseAddress address = Library.address();
        Flyway flyway = Flyway.configure()
                .envVars()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("filesystem:" + words[0] + "/sql")
                .load();
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
