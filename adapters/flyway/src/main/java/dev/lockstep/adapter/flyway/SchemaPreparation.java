package dev.lockstep.adapter.flyway;

import dev.lockstep.spi.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * Lets Flyway create the schemas that it is told to manage, before the first step. Flyway does so in its first migrate; then
 * the first migration would seem to have made them, and its undo to have left them behind.
 */
final class SchemaPreparation {

    private final FlywayEngine engine;
    private final Configuration configuration;

    SchemaPreparation(FlywayEngine engine, FlywayEngine.Look look) {
        this.engine = engine;
        this.configuration = look.configuration();
    }

    void run() throws SQLException {
        if (configuration.isCreateSchemas() && isAnyMissing()) {
            engine.showing(View.empty()).migrate();
        }
    }

    private boolean isAnyMissing() throws SQLException {
        Set<String> schemas = new LinkedHashSet<>(List.of(configuration.getSchemas()));
        Optional.ofNullable(configuration.getDefaultSchema()).ifPresent(schemas::add);
        if (schemas.isEmpty()) {
            return false;
        }
        DatabaseAddress address = engine.address();
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                PreparedStatement statement =
                        connection.prepareStatement("SELECT count(*) FROM pg_namespace WHERE nspname = ANY (?)")) {
            statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getInt(1) < schemas.size();
            }
        }
    }
}
