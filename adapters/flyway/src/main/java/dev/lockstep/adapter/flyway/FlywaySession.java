package dev.lockstep.adapter.flyway;

import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.MigrationOrder;
import dev.lockstep.postgres.ServerError;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.license.VersionPrinter;

/** Flyway at work on one database. */
final class FlywaySession implements MigrationSession {

    private final FlywayEngine engine;
    private final FlywayEngine.Look look;
    private final FlywayHistory history;
    private final List<FlywayMigration> migrations;
    private final MigrationOrder order;
    private final Undoer undoer;

    private FlywaySession(
            FlywayEngine engine, FlywayEngine.Look look, FlywayHistory history, List<FlywayMigration> migrations) {
        this.engine = engine;
        this.look = look;
        this.history = history;
        this.migrations = migrations;
        this.order = new MigrationOrder(
                FlywayTool.NAME,
                migrations.stream().map(FlywayMigration::migration).toList());
        this.undoer = new Undoer(engine, new UndoScriptRunner(look, history));
    }

    static FlywaySession open(MigrationProject project, DatabaseAddress address) {
        new FlywayVersion(VersionPrinter.getVersion()).fault().ifPresent(fault -> {
            throw new LockstepException(fault);
        });
        FlywaySettings settings = FlywaySettings.of(project);
        try {
            FlywayEngine engine = new FlywayEngine(settings, address);
            FlywayEngine.Look look = engine.look();
            new SchemaPreparation(engine, look).run();
            FlywayHistory history = new FlywayHistory(historyTable(look.configuration(), address), address);
            List<FlywayMigration> migrations = new MigrationCatalog(look, settings.undoPrefix(), project.root()).read();
            return new FlywaySession(engine, look, history, migrations);
        } catch (FlywayException | SQLException e) {
            throw new LockstepException(
                    Problem.what("Flyway does not take the project")
                            .where(project.root())
                            .said(FlywayFailure.words(e)),
                    e);
        }
    }

    @Override
    public String toolVersion() {
        return VersionPrinter.getVersion();
    }

    @Override
    public List<Migration> migrations() {
        return order.migrations();
    }

    @Override
    public List<MigrationId> applied() {
        try {
            return history.read(migrations);
        } catch (SQLException e) {
            throw new LockstepException(
                    ServerError.of(e)
                            .orElseThrow()
                            .addTo(Problem.what("Flyway's history cannot be read")
                                    .where(history.table())),
                    e);
        }
    }

    @Override
    public Outcome apply(MigrationId id) {
        Optional<Problem> fault = order.faultOfApplying(id, applied());
        if (fault.isPresent()) {
            return Outcome.failed(fault.get());
        }
        FlywayMigration migration = known(id);
        String failed = FlywayTool.NAME + " failed to apply " + id;
        try {
            engine.showing(view(migration)).migrate();
        } catch (FlywayException e) {
            return Outcome.failed(FlywayFailure.problem(
                    failed, migration.migration().source(), e, engine.settings().lock()));
        }
        if (!applied().contains(id)) {
            return Outcome.failed(Problem.what(failed)
                    .where(migration.migration().source())
                    .said("Flyway found nothing to do; its history does not hold " + id));
        }
        return Outcome.completed();
    }

    @Override
    public Outcome revert(MigrationId id) {
        Optional<Problem> fault = order.faultOfReverting(id, applied());
        if (fault.isPresent()) {
            return Outcome.failed(fault.get());
        }
        FlywayMigration migration = known(id);
        String failed = FlywayTool.NAME + " failed to revert " + id;
        try {
            undoer.undo(migration, view(migration));
            return Outcome.completed();
        } catch (FlywayException | SQLException e) {
            return Outcome.failed(FlywayFailure.problem(
                    failed, migration.migration().source(), e, engine.settings().lock()));
        }
    }

    @Override
    public Set<ObjectName> bookkeeping() {
        return Set.of(history.table());
    }

    @Override
    public void close() {
        // Every Flyway closes its sessions when its call ends.
    }

    private View view(FlywayMigration newest) {
        return View.upTo(newest, migrations, look);
    }

    private FlywayMigration known(MigrationId id) {
        return migrations.stream()
                .filter(each -> each.migration().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectName historyTable(Configuration configuration, DatabaseAddress address) throws SQLException {
        Optional<String> schema = Optional.ofNullable(configuration.getDefaultSchema())
                .or(() -> List.of(configuration.getSchemas()).stream().findFirst());
        if (schema.isPresent()) {
            return new ObjectName(schema.get(), configuration.getTable());
        }
        FlywayHistory session = new FlywayHistory(ObjectName.inPublic(configuration.getTable()), address);
        try (Connection connection = session.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(current_schema(), 'public')")) {
            row.next();
            return new ObjectName(row.getString(1), configuration.getTable());
        }
    }
}
