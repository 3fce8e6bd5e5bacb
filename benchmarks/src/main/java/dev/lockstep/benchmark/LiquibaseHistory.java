package dev.lockstep.benchmark;

import dev.lockstep.spi.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.function.IntConsumer;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.DirectoryResourceAccessor;

/** A formatted SQL changelog. Alone, Liquibase updates, rolls back and updates: in three calls, or one changeset a call. */
final class LiquibaseHistory implements History {

    private static final String CHANGELOG = "changelog.sql";

    private final Path folder;
    private final Calls calls;

    /** How the tool alone is asked. */
    enum Calls {
        /** For everything at once, as a deployment does. */
        FOR_ALL,
        /** For one changeset after the other, each on a connection of its own, as the harness does. */
        ONE_BY_ONE
    }

    LiquibaseHistory(Path folder, Calls calls) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.calls = calls;
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
    public String aloneAs() {
        return calls == Calls.FOR_ALL ? "tool alone, three calls" : "tool alone, call by call";
    }

    @Override
    public void roundTrip(Database database) {
        update(database);
        repeatedly(count ->
                with(database, liquibase -> liquibase.rollback(count, null, new Contexts(), new LabelExpression())));
        update(database);
    }

    private void update(Database database) {
        repeatedly(
                count -> with(database, liquibase -> liquibase.update(count, new Contexts(), new LabelExpression())));
    }

    private void repeatedly(IntConsumer call) {
        int step = calls == Calls.FOR_ALL ? LENGTH : 1;
        for (int done = 0; done < LENGTH; done += step) {
            call.accept(step);
        }
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
