package dev.lockstep.benchmark;

import dev.lockstep.spi.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A folder of SQL files. Alone, each file is one transaction with a row of history, over a single connection. */
final class SqlHistory implements History {

    private final Path folder;
    private final List<Change> changes = History.changes();

    SqlHistory(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        for (int number = 0; number < changes.size(); number++) {
            String stem = "%03d_step".formatted(number + 1);
            Files.writeString(
                    folder.resolve(stem + ".up.sql"), changes.get(number).up() + ";\n");
            Files.writeString(
                    folder.resolve(stem + ".down.sql"), changes.get(number).down() + ";\n");
        }
    }

    @Override
    public String tool() {
        return "sql";
    }

    @Override
    public String aloneAs() {
        return "one connection, no harness";
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public void roundTrip(Database database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE history (id text PRIMARY KEY)");
            connection.setAutoCommit(false);
            up(connection, statement);
            for (int number = changes.size() - 1; number >= 0; number--) {
                statement.execute(read(number, "down"));
                statement.execute("DELETE FROM history WHERE id = '" + number + "'");
                connection.commit();
            }
            up(connection, statement);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void up(Connection connection, Statement statement) throws SQLException, IOException {
        for (int number = 0; number < changes.size(); number++) {
            statement.execute(read(number, "up"));
            statement.execute("INSERT INTO history VALUES ('" + number + "')");
            connection.commit();
        }
    }

    private String read(int number, String direction) throws IOException {
        return Files.readString(folder.resolve("%03d_step.%s.sql".formatted(number + 1, direction)));
    }
}
