package dev.lockstep.postgres.session;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Reads how many bytes each table takes, with its indexes and what is stored out of line. */
public final class TableSizeReader {

    private static final String SIZES =
            """
            SELECT n.nspname, c.relname, pg_total_relation_size(c.oid)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            """;

    /** Returns the bytes by table. */
    public Map<ObjectName, Long> read(Database database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SIZES)) {
            Map<ObjectName, Long> sizes = new TreeMap<>();
            while (rows.next()) {
                sizes.put(new ObjectName(rows.getString(1), rows.getString(2)), rows.getLong(3));
            }
            return sizes;
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("the tables' sizes cannot be read")
                            .where(database.address())
                            .said(String.valueOf(e.getMessage())),
                    e);
        }
    }
}
