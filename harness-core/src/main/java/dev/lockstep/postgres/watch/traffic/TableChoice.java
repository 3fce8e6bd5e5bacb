package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.WatchRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses the tables that traffic goes to: those that the request names first, then the largest.
 *
 * <p>Only ordinary tables and partitions without partitions of their own. A query on a partitioned table locks parent and
 * partitions one after the other, and could wait in a circle with DDL that goes the other way.
 */
final class TableChoice {

    private static final String TABLES =
            """
            SELECT n.nspname, c.relname
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND c.relpersistence <> 't'
              AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            """;

    private TableChoice() {}

    static List<ObjectName> choose(Connection session, WatchRequest request, List<ObjectName> largestFirst, int most)
            throws SQLException {
        Set<ObjectName> fit = new HashSet<>();
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                fit.add(new ObjectName(rows.getString(1), rows.getString(2)));
            }
        }
        fit.removeAll(request.leftOut());
        return Stream.concat(request.first().stream(), largestFirst.stream())
                .filter(fit::contains)
                .distinct()
                .limit(most)
                .toList();
    }
}
