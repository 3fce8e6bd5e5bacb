package dev.lockstep.postgres.catalog;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.schema.Change;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.schema.Snapshot;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs one file of the catalogue in one database and holds every statement's difference against the dump's. */
final class CatalogueRun {

    private final SnapshotReader reader = new SnapshotReader();
    private final Database database;
    private final int major;
    private final Optional<PgDump> pgDump;

    CatalogueRun(Database database, int major, Optional<PgDump> pgDump) {
        this.database = database;
        this.major = major;
        this.pgDump = pgDump;
    }

    Result run(DdlCatalogue catalogue) throws SQLException {
        List<String> violations = new ArrayList<>();
        int checked = 0;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            State before = state(connection);
            for (DdlStatement ddl : catalogue.statements()) {
                if (ddl.runsOn(major)) {
                    String place = "PostgreSQL " + major + ", " + catalogue.file() + ", " + ddl.name() + ": ";
                    execute(statement, ddl).ifPresent(failure -> violations.add(place + "failed: " + failure));
                    State after = state(connection);
                    if (ddl.effect() != DdlStatement.Effect.SETUP) {
                        violations(ddl, before, after).forEach(violation -> violations.add(place + violation));
                        checked++;
                    }
                    before = after;
                }
            }
        } catch (LockstepException e) {
            violations.add("PostgreSQL " + major + ", " + catalogue.file() + ": " + e.problem());
        }
        return new Result(checked, violations);
    }

    private static Optional<String> execute(Statement statement, DdlStatement ddl) throws SQLException {
        try {
            statement.execute(ddl.sql());
            return Optional.empty();
        } catch (SQLException e) {
            statement.execute("ROLLBACK");
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private State state(Connection connection) {
        return new State(reader.read(connection), pgDump.map(dump -> dump.schemaOf(database.address())));
    }

    private static List<String> violations(DdlStatement ddl, State before, State after) {
        List<String> violations = new ArrayList<>();
        SchemaDiff diff = SchemaDiff.between(before.snapshot(), after.snapshot());
        boolean dumpChanged = !before.dump().equals(after.dump());
        if (before.dump().isPresent() && dumpChanged != ddl.effect().changesDump()) {
            violations.add(
                    "the dump " + (dumpChanged ? "changed" : "did not change") + "; difference: " + diff.lines());
        }
        if (!agrees(ddl, diff)) {
            violations.add(ddl.effect() + " " + ddl.object() + "; difference: " + diff.lines() + diff.reordered());
        }
        return violations;
    }

    private static boolean agrees(DdlStatement ddl, SchemaDiff diff) {
        return switch (ddl.effect()) {
            case CHANGES, TELLS -> names(diff.changes(), ddl.object());
            case REORDERS -> diff.isEmpty() && names(diff.reordered(), ddl.object());
            case SAME -> diff.isEmpty() && diff.reordered().isEmpty();
            case SETUP -> true;
        };
    }

    private static boolean names(List<? extends Change> changes, String object) {
        return changes.stream().anyMatch(change -> change.key().toString().equals(object));
    }

    private record State(Snapshot snapshot, Optional<String> dump) {}

    /**
     * What came of one file.
     *
     * @param checked how many statements were checked
     * @param violations what does not hold, naming the statement
     */
    record Result(int checked, List<String> violations) {

        Result {
            violations = List.copyOf(violations);
        }
    }
}
