package dev.lockstep.postgres.catalog;

import dev.lockstep.postgres.session.DownRehearsal;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.schema.Snapshot;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs one file of the catalogue and, after every statement that changes the schema, the down that is derived for it. */
final class DerivedDownRun implements AutoCloseable {

    private final DatabaseServer server;
    private final DdlCatalogue catalogue;
    private final List<DdlStatement> statements;
    private final SnapshotReader reader = new SnapshotReader();
    private Database database;
    private Connection reading;

    /**
     * What came of one statement's down.
     *
     * @param place the file and the statement's name
     * @param left what it left different; empty if it was proved
     */
    record Tried(String place, List<String> left) {
        boolean proved() {
            return left.isEmpty();
        }

        @Override
        public String toString() {
            return place + "\n    " + String.join("\n    ", left);
        }
    }

    DerivedDownRun(DatabaseServer server, DdlCatalogue catalogue, int major) {
        this.server = server;
        this.catalogue = catalogue;
        statements = catalogue.statements().stream()
                .filter(statement -> statement.runsOn(major))
                // Belongs to the whole server, and its database could not be dropped.
                .filter(statement -> !statement.object().startsWith("subscription "))
                .toList();
        database = server.create("downs");
        reading = database.connect();
    }

    List<Tried> run() throws SQLException {
        List<Tried> tried = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Snapshot before = read();
            execute(statements.get(i));
            Snapshot after = read();
            if (statements.get(i).effect() != DdlStatement.Effect.SETUP
                    && !SchemaDiff.between(before, after).isEmpty()) {
                DownRehearsal.Result result =
                        new DownRehearsal(database, Duration.ofMinutes(1)).rehearse(after, before, this::read);
                tried.add(new Tried(
                        catalogue.file() + " " + statements.get(i).name(),
                        result.remaining().isEmpty() ? List.of() : told(result)));
                goOn(i, after, result);
            }
        }
        return tried;
    }

    private static List<String> told(DownRehearsal.Result result) {
        List<String> told = new ArrayList<>(result.remaining().lines());
        result.refused().forEach((sql, said) -> told.add(sql + " => " + said));
        result.down().statements().forEach(statement -> told.add("ran " + statement.sql()));
        return told;
    }

    /** Takes the schema up again, or makes it from the beginning where the down did not lead back. */
    private void goOn(int reached, Snapshot after, DownRehearsal.Result result) throws SQLException {
        if (result.remaining().isEmpty()) {
            execute(statements.get(reached));
            if (SchemaDiff.between(after, read()).isEmpty()) {
                return;
            }
        }
        close();
        database = server.create("downs");
        reading = database.connect();
        for (DdlStatement statement : statements.subList(0, reached + 1)) {
            execute(statement);
        }
    }

    private void execute(DdlStatement ddl) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(ddl.sql());
        } catch (SQLException refused) {
            // The statement needs what an earlier one of its session left, or a state that the down did not keep; then
            // all is made anew.
        }
    }

    private Snapshot read() {
        return reader.read(reading);
    }

    @Override
    public void close() throws SQLException {
        reading.close();
        database.close();
    }
}
