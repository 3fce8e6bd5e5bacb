package dev.lockstep.rules;

import dev.lockstep.spi.Database;
import dev.lockstep.spi.SchemaModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/** A model that is a file of SQL: what an application's entities would make. */
public final class SqlFileModel implements SchemaModel.Source {

    static final String NAME = "sql-file";
    static final String FILE = "file";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SchemaModel open(SortedMap<String, String> settings) {
        return new OpenModel(Path.of(Objects.requireNonNull(settings.get(FILE))));
    }

    private record OpenModel(Path file) implements SchemaModel {
        @Override
        public List<String> validate(Database migrated) {
            return List.of();
        }

        @Override
        public void create(Database empty) {
            try (Connection connection = empty.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(Files.readString(file));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
