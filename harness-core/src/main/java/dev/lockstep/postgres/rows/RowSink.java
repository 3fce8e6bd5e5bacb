package dev.lockstep.postgres.rows;

import dev.lockstep.journal.InsertableRow;
import dev.lockstep.journal.SmallestFailure.Pasting;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Writes rows by the very statements that are shown to people. */
public final class RowSink {

    private final Database database;

    public RowSink(Database database) {
        this.database = database;
    }

    /**
     * Writes all rows or none.
     *
     * @return what the server said to a row that it refused; nothing if it took all
     */
    public Optional<String> write(List<InsertableRow> rows, Pasting pasting) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (pasting == Pasting.WITH_TRIGGERS_QUIET) {
                statement.execute("SET session_replication_role = replica");
            }
            for (InsertableRow row : rows) {
                statement.addBatch(row.sql());
            }
            statement.executeBatch();
            connection.commit();
            return Optional.empty();
        } catch (SQLException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }
}
