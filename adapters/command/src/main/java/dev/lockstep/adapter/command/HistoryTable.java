package dev.lockstep.adapter.command;

import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The table in which a tool keeps its history.
 *
 * @param name where it is
 */
public record HistoryTable(ObjectName name) {

    /** Returns {@code columns} of every row, as text, in {@code order}; no row if there is no table yet. */
    public List<List<String>> rows(Connection connection, List<String> columns, String order) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                return rows;
            }
            String query = "SELECT " + String.join(", ", columns) + " FROM " + name.quoted() + " ORDER BY " + order;
            try (ResultSet result = statement.executeQuery(query)) {
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int column = 1; column <= columns.size(); column++) {
                        row.add(String.valueOf(result.getString(column)));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    private boolean exists(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT to_regclass('" + name.quoted().replace("'", "''") + "') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
