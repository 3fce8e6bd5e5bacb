package dev.lockstep.benchmark;

import dev.lockstep.spi.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.DirectoryResourceAccessor;

/** A formatted SQL changelog. Alone, Liquibase updates, rolls back and updates in three calls. */
final class LiquibaseHistory implements History {

    private static final String CHANGELOG = "changelog.sql";

    private final Path folder;

    LiquibaseHistory(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
        List<Change> changes = History.changes();
        for (int number = 0; number < changes.size(); number++) {
            text.append("\n--changeset benchmark:")
                    .append(number + 1)
                    .append('\n')
                    .append(changes.get(number).up())
                    .append(";\n--rollback ")
                    .append(changes.get(number).down())
                    .append(";\n");
        }
        Files.writeString(folder.resolve(CHANGELOG), text);
    }

    @Override
    public String tool() {
        return "liquibase";
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public void roundTrip(Database database) {
        update(database);
        with(database, liquibase -> liquibase.rollback(LENGTH, null, new Contexts(), new LabelExpression()));
        update(database);
    }

    private void update(Database database) {
        with(database, liquibase -> liquibase.update(new Contexts()));
    }

    private void with(Database database, Call call) {
        try (Connection connection = database.connect();
                DirectoryResourceAccessor files = new DirectoryResourceAccessor(folder)) {
            liquibase.database.Database target =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            call.on(new Liquibase(CHANGELOG, files, target));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Call {
        void on(Liquibase liquibase) throws LiquibaseException;
    }
}
