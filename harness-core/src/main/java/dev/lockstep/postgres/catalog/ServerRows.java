package dev.lockstep.postgres.catalog;

import dev.lockstep.schema.ObjectName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.postgresql.PGStatement;

/** Queries of the catalogue whose first two columns are a table's schema and name. */
final class ServerRows {

    // Tables of the user's own, with rows of their own: not the server's, not an extension's, not temporary.
    static final String OF_USER_TABLES =
            """
            c.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
            AND NOT EXISTS (SELECT FROM pg_depend d
                            WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            """;

    // Asking a partitioned table asks its partitions, which must all be here.
    static final String OF_LOCAL_TABLES = OF_USER_TABLES
            + """
            AND (c.relkind = 'r' OR c.relkind = 'p' AND NOT EXISTS (
                SELECT FROM pg_partition_tree(c.oid) f JOIN pg_class fc ON fc.oid = f.relid WHERE fc.relkind = 'f'))
            """;

    private ServerRows() {}

    /** Makes something of each row whose table is not left out. */
    static <T> List<T> read(Connection connection, String sql, Set<ObjectName> leftOut, RowReader<T> reader)
            throws SQLException {
        List<T> made = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ObjectName table = new ObjectName(row.getString(1), row.getString(2));
                if (!leftOut.contains(table)) {
                    made.add(reader.read(table, row));
                }
            }
        }
        return made;
    }

    /** Leaves the plan in the session from the first time on: planning is most of the work in a small catalogue. */
    static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(1);
        return statement;
    }

    static List<String> strings(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** Makes something of one row. */
    interface RowReader<T> {
        T read(ObjectName table, ResultSet row) throws SQLException;
    }
}
