package dev.lockstep.postgres.session;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads which tables have no row; a partition is part of its table. */
public final class EmptyTables {

    private static final String TABLES =
            """
            SELECT n.nspname, c.relname
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
              AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            """;

    /** Returns the empty tables but for {@code leftOut}. */
    public List<ObjectName> read(Database database, Set<ObjectName> leftOut) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<ObjectName> empty = new ArrayList<>();
            for (ObjectName table : tables(statement)) {
                if (!leftOut.contains(table) && isEmpty(statement, table)) {
                    empty.add(table);
                }
            }
            return empty;
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("the empty tables cannot be told from the others")
                            .where(database.address())
                            .said(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static List<ObjectName> tables(Statement statement) throws SQLException {
        List<ObjectName> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(new ObjectName(rows.getString(1), rows.getString(2)));
            }
        }
        return tables;
    }

    private static boolean isEmpty(Statement statement, ObjectName table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT NOT EXISTS (SELECT FROM " + table.quoted() + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
