package dev.lockstep.adapter.sql;

import dev.lockstep.migration.MigrationId;
import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/**
 * Which files were applied. A folder of SQL files has no history of its own, so the harness keeps this one, in one table.
 *
 * <p>It is no schema of its own because a schema would stay behind after the last down.
 */
final class SqlHistory {

    static final ObjectName TABLE = ObjectName.inPublic("lockstep_sql_history");

    private SqlHistory() {}

    static Set<MigrationId> read(Connection connection) throws SQLException {
        Set<MigrationId> applied = new HashSet<>();
        if (!exists(connection)) {
            return applied;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT migration FROM " + TABLE.quoted())) {
            while (rows.next()) {
                applied.add(new MigrationId(rows.getString(1)));
            }
        }
        return applied;
    }

    static void add(Connection connection, MigrationId migration) throws SQLException {
        if (!exists(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE " + TABLE.quoted()
                        + " (migration text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT clock_timestamp())");
            }
        }
        change(connection, "INSERT INTO " + TABLE.quoted() + " (migration) VALUES (?)", migration);
    }

    static void remove(Connection connection, MigrationId migration) throws SQLException {
        change(connection, "DELETE FROM " + TABLE.quoted() + " WHERE migration = ?", migration);
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('" + TABLE.quoted() + "') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void change(Connection connection, String sql, MigrationId migration) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, migration.value());
            statement.executeUpdate();
        }
    }
}
