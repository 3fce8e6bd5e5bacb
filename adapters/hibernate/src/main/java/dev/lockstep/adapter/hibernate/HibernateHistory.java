package dev.lockstep.adapter.hibernate;

import dev.lockstep.migration.MigrationId;
import dev.lockstep.schema.ObjectName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which versions of the model the schema was updated to, and how each update is taken back. Hibernate keeps no history, so the
 * harness keeps this one.
 */
final class HibernateHistory {

    static final ObjectName TABLE = ObjectName.inPublic("lockstep_hibernate_history");

    private HibernateHistory() {}

    static Set<MigrationId> read(Connection connection) throws SQLException {
        Set<MigrationId> applied = new HashSet<>();
        if (!exists(connection)) {
            return applied;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT model FROM " + TABLE.quoted())) {
            while (rows.next()) {
                applied.add(new MigrationId(rows.getString(1)));
            }
        }
        return applied;
    }

    static void add(Connection connection, MigrationId model, DerivedDown down) throws SQLException {
        if (!exists(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE " + TABLE.quoted()
                        + " (model text PRIMARY KEY, down text[] NOT NULL, without_inverse text[] NOT NULL,"
                        + " applied_at timestamptz NOT NULL DEFAULT clock_timestamp())");
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO " + TABLE.quoted() + " (model, down, without_inverse) VALUES (?, ?, ?)")) {
            statement.setString(1, model.value());
            statement.setArray(2, array(connection, down.statements()));
            statement.setArray(3, array(connection, down.withoutInverse()));
            statement.executeUpdate();
        }
    }

    /** Returns how an applied update is taken back. */
    static DerivedDown down(Connection connection, MigrationId model) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT down, without_inverse FROM " + TABLE.quoted() + " WHERE model = ?")) {
            statement.setString(1, model.value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new DerivedDown(list(row.getArray(1)), list(row.getArray(2)));
            }
        }
    }

    static void remove(Connection connection, MigrationId model) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + TABLE.quoted() + " WHERE model = ?")) {
            statement.setString(1, model.value());
            statement.executeUpdate();
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('" + TABLE.quoted() + "') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Array array(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static List<String> list(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
