package dev.lockstep.postgres.catalog;

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
    private final List<String> violations = new ArrayList<>();
    private final Database database;
    private final int major;
    private final Optional<PgDump> pgDump;
    private int checked;

    CatalogueRun(Database database, int major, Optional<PgDump> pgDump) {
        this.database = database;
        this.major = major;
        this.pgDump = pgDump;
    }

    /** Returns how many statements were checked. */
    int checked() {
        return checked;
    }

    /** Returns what does not hold, one entry per statement. */
    List<String> run(DdlCatalogue catalogue) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            State before = state(connection);
            for (DdlStatement ddl : catalogue.statements()) {
                if (ddl.runsOn(major)) {
                    String failure = execute(statement, ddl);
                    State after = state(connection);
                    if (!failure.isEmpty()) {
                        violations.add(place(catalogue, ddl) + "failed: " + failure);
                    } else if (ddl.effect() != DdlStatement.Effect.SETUP) {
                        check(place(catalogue, ddl), ddl, before, after);
                        checked++;
                    }
                    before = after;
                }
            }
        }
        return violations;
    }

    private static String execute(Statement statement, DdlStatement ddl) throws SQLException {
        try {
            statement.execute(ddl.sql());
            return "";
        } catch (SQLException e) {
            statement.execute("ROLLBACK");
            return String.valueOf(e.getMessage());
        }
    }

    private State state(Connection connection) {
        return new State(reader.read(connection), pgDump.map(dump -> dump.schemaOf(database.address())));
    }

    private String place(DdlCatalogue catalogue, DdlStatement ddl) {
        return "PostgreSQL " + major + ", " + catalogue.file() + ", " + ddl.name() + ": ";
    }

    private void check(String place, DdlStatement ddl, State before, State after) {
        SchemaDiff diff = SchemaDiff.between(before.snapshot(), after.snapshot());
        if (pgDump.isPresent()
                && before.dump().equals(after.dump()) == ddl.effect().changesDump()) {
            violations.add(place + "the dump " + (ddl.effect().changesDump() ? "did not change" : "changed")
                    + "; the difference is " + diff.lines());
        }
        boolean holds =
                switch (ddl.effect()) {
                    case CHANGES, TELLS -> names(diff.changes(), ddl.object());
                    case REORDERS -> diff.isEmpty() && names(diff.reordered(), ddl.object());
                    case SAME -> diff.isEmpty() && diff.reordered().isEmpty();
                    case SETUP -> true;
                };
        if (!holds) {
            violations.add(place + ddl.effect() + " " + ddl.object() + ", but the difference is " + diff.lines()
                    + diff.reordered());
        }
    }

    private static boolean names(List<? extends Change> changes, String object) {
        return changes.stream().anyMatch(change -> change.key().toString().equals(object));
    }

    private record State(Snapshot snapshot, Optional<String> dump) {}
}
