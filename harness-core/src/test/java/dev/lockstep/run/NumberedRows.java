package dev.lockstep.run;

import dev.lockstep.journal.TableLoad;
import dev.lockstep.postgres.session.EmptyTables;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.FixtureSource;
import dev.lockstep.spi.LoadRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Fills tables whose first column is a number, and remembers how much the server logged meanwhile. */
final class NumberedRows implements FixtureSource {

    private final List<String> walLevels = new ArrayList<>();

    @Override
    public List<TableLoad> load(Database database, LoadRequest request) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SHOW wal_level")) {
                row.next();
                walLevels.add(row.getString(1));
            }
            List<TableLoad> loads = new ArrayList<>();
            for (ObjectName table : new EmptyTables().read(database, request.leftOut())) {
                long rows = request.plan().counts().fixed(table.toString()).orElse(request.rows());
                statement.execute("INSERT INTO " + table.quoted() + " SELECT generate_series(1, " + rows + ")");
                loads.add(new TableLoad(table, rows, ""));
            }
            return loads;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the server's {@code wal_level} at each load. */
    List<String> walLevels() {
        return List.copyOf(walLevels);
    }
}
