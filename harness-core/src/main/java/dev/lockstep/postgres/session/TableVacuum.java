package dev.lockstep.postgres.session;

import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves loaded tables as a server has them that has been running for a while: statistics, no hint bit to be set, no row to be
 * frozen. Whoever reads a table for the first time after it was loaded pays for that, and a migration is not to blame.
 */
public final class TableVacuum {

    private static final Logger log = LoggerFactory.getLogger(TableVacuum.class);

    /** Vacuums and analyses; a table that refuses, for instance because an index expression fails, stays as it is. */
    public void run(Database database, List<ObjectName> tables) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (ObjectName table : tables) {
                vacuum(statement, table);
            }
        } catch (SQLException e) {
            log.warn("the loaded tables are not vacuumed: {}", e.getMessage());
        }
    }

    private static void vacuum(Statement statement, ObjectName table) {
        try {
            statement.execute("VACUUM (FREEZE, ANALYZE) " + table.quoted());
        } catch (SQLException refused) {
            log.warn("{} cannot be vacuumed: {}", table, refused.getMessage());
        }
    }
}
