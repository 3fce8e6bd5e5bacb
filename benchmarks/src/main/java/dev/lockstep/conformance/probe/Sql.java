package dev.lockstep.conformance.probe;

import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A question about a table that a tool may not have made. */
final class Sql {

    private static final Set<String> NOT_THERE = Set.of("42P01", "3F000");

    private Sql() {}

    /** Returns the first column; nothing if a table or schema is not there. */
    static List<String> columnIfThere(Database database, String query) {
        List<String> column = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                column.add(String.valueOf(rows.getString(1)));
            }
            return column;
        } catch (SQLException e) {
            if (NOT_THERE.contains(String.valueOf(e.getSQLState()))) {
                return List.of();
            }
            throw new IllegalStateException(query, e);
        }
    }
}
