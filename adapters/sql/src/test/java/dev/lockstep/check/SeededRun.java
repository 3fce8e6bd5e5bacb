package dev.lockstep.check;

import dev.lockstep.adapter.sql.SqlFolderTool;
import dev.lockstep.fixture.SyntheticFixture;
import dev.lockstep.journal.Environment;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.SmallestFailure;
import dev.lockstep.journal.TableLoad;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.plan.Journey;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Point;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.postgres.catalog.CatalogStateReader;
import dev.lockstep.postgres.watch.TapWatch;
import dev.lockstep.run.PlanRunner;
import dev.lockstep.run.Workbench;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.DataPlan;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.FixtureSource;
import dev.lockstep.spi.LoadRequest;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import dev.lockstep.spi.Watch;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A run of two migrations with rows that a test wrote itself between them. */
record SeededRun(DatabaseServer server, SqlProject project, String rows) {

    private static final String FIRST = "001_schema";
    private static final String SECOND = "002_change";

    static SeededRun of(DatabaseServer server, SqlProject project, String schema, String rows, String up, String down) {
        project.migration(FIRST, schema, "DROP TABLE people, teams").migration(SECOND, up, down);
        return new SeededRun(server, project, rows);
    }

    Journal journal() {
        try (Database database = server.create("seeded");
                Watch watch = TapWatch.open(server, database);
                MigrationSession session = new SqlFolderTool().open(found(), watch.database());
                CatalogStateReader reader = new CatalogStateReader()) {
            Workbench bench =
                    new Workbench(server, database, watch, session, new Seeds(rows), reader, Optional.empty());
            Environment environment = new Environment("sql", "1", server.version(), server.description(), 1);
            return new PlanRunner(bench, project.settings().build(), environment)
                    .run(new Plan(Journey.STAIRWAY, session.migrations(), steps()));
        }
    }

    private static List<Step> steps() {
        MigrationId change = new MigrationId(SECOND);
        Span span = Span.of(change);
        return List.of(
                new Step.Apply(new MigrationId(FIRST), Step.Pass.FIRST),
                new Step.Load(span),
                new Step.Capture(span, Point.BEFORE, List.of()),
                new Step.Apply(change, Step.Pass.FIRST),
                new Step.Revert(change));
    }

    Optional<SmallestFailure> smallest() {
        return journal().observations().stream()
                .map(Observation::smallest)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns how the second migration ends in a new database after {@code sql} was pasted at the version before. */
    Outcome pasted(String sql) {
        try (Database database = server.create("pasted");
                MigrationSession session = new SqlFolderTool().open(found(), database)) {
            session.apply(new MigrationId(FIRST));
            execute(database, sql);
            return session.apply(new MigrationId(SECOND));
        }
    }

    private MigrationProject found() {
        return new MigrationProject("sql", project.folder(), new TreeMap<>(), "a test says so");
    }

    private static void execute(Database database, String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(sql, refused);
        }
    }

    /** Writes the rows. */
    private record Seeds(String rows) implements FixtureSource {
        @Override
        public List<TableLoad> load(Database database, LoadRequest request) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(rows);
                return List.of(new TableLoad(ObjectName.inPublic("people"), 1, ""));
            } catch (SQLException refused) {
                throw new IllegalStateException(rows, refused);
            }
        }

        @Override
        public Optional<String> edge(DataPlan plan, String type, String text) {
            return new SyntheticFixture().edge(plan, type, text);
        }
    }
}
