package dev.lockstep.run;

import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A small tool of the tests' own: each file is a migration without a down, and a table says which are applied. */
record ScriptSession(Database database, Path project) implements MigrationSession {

    private static final String HISTORY = "scripts_applied";

    @Override
    public String toolVersion() {
        return "1";
    }

    @Override
    public List<Migration> migrations() {
        try (Stream<Path> files = Files.list(project)) {
            return files.sorted()
                    .map(file -> new Migration(id(file), id(file).value(), SourceLocation.of(file), irreversible()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MigrationId id(Path file) {
        return new MigrationId(file.getFileName().toString().replace(".up.sql", ""));
    }

    private static Reversal irreversible() {
        return new Reversal.Irreversible("the tests need no downs");
    }

    @Override
    public List<MigrationId> applied() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM " + HISTORY + " ORDER BY id")) {
            List<MigrationId> applied = new ArrayList<>();
            while (rows.next()) {
                applied.add(new MigrationId(rows.getString(1)));
            }
            return applied;
        } catch (SQLException e) {
            return List.of();
        }
    }

    @Override
    public Outcome apply(MigrationId migration) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + HISTORY + " (id text PRIMARY KEY)");
            statement.execute(Files.readString(project.resolve(migration + ".up.sql")));
            statement.execute("INSERT INTO " + HISTORY + " VALUES ('" + migration + "')");
            return Outcome.completed();
        } catch (SQLException | IOException e) {
            return Outcome.failed(Problem.what("the script failed").said(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public Outcome revert(MigrationId migration) {
        return Outcome.failed(Problem.what("there are no downs"));
    }

    @Override
    public Set<ObjectName> bookkeeping() {
        return Set.of(ObjectName.inPublic(HISTORY));
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }
}
