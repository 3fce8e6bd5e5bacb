package dev.lockstep.adapter.flyway;

import dev.lockstep.migration.MigrationId;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;

/** Flyway's own table of what was applied, read and put right where the harness undoes what Flyway did. */
final class FlywayHistory {

    private final ObjectName table;
    private final DatabaseAddress address;

    FlywayHistory(ObjectName table, DatabaseAddress address) {
        this.table = table;
        this.address = address;
    }

    ObjectName table() {
        return table;
    }

    /** Opens a session of its own. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    /** Returns which of {@code migrations} are applied, in their order. */
    List<MigrationId> read(List<FlywayMigration> migrations) throws SQLException {
        Set<String> versions = new LinkedHashSet<>();
        Set<String> repeatables = new LinkedHashSet<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                return List.of();
            }
            try (ResultSet rows = statement.executeQuery("SELECT version, description, type FROM " + table.quoted()
                    + " WHERE success ORDER BY installed_rank")) {
                while (rows.next()) {
                    Optional<String> version = Optional.ofNullable(rows.getString(1));
                    String type = rows.getString(3);
                    if (version.isEmpty() || type.equals("SCHEMA") || type.equals("BASELINE")) {
                        repeatables.add(version.isEmpty() ? rows.getString(2) : "");
                    } else if (type.startsWith("UNDO") || type.equals("DELETE")) {
                        versions.remove(canonical(version.get()));
                    } else {
                        versions.add(canonical(version.get()));
                    }
                }
            }
        }
        return migrations.stream()
                .filter(each -> each.version()
                        .map(version -> versions.contains(canonical(version)))
                        .orElseGet(() -> repeatables.contains(each.description())))
                .map(each -> each.migration().id())
                .toList();
    }

    /** Forgets a version, in the transaction of {@code connection} if it has one. */
    void forget(Connection connection, String version) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + table.quoted() + " WHERE version = ?")) {
            statement.setString(1, version);
            statement.executeUpdate();
        }
    }

    private boolean exists(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT to_regclass('" + table.quoted().replace("'", "''") + "') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static String canonical(String version) {
        return MigrationVersion.fromVersion(version).getVersion();
    }
}
