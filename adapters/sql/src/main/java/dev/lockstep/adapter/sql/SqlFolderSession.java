package dev.lockstep.adapter.sql;

import dev.lockstep.down.DownShape;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.MigrationOrder;
import dev.lockstep.postgres.ServerError;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationSession;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.DriverInfo;

/** Takes the files of one folder up and down in one database. */
final class SqlFolderSession implements MigrationSession {

    private final Map<MigrationId, SqlMigration> migrations = new LinkedHashMap<>();
    private final MigrationOrder order;
    private final ScriptRunner runner;

    SqlFolderSession(List<SqlMigration> migrations, DatabaseAddress address) {
        migrations.forEach(each -> this.migrations.put(each.migration().id(), each));
        this.order = new MigrationOrder(
                SqlFolderTool.NAME,
                migrations.stream().map(SqlMigration::migration).toList());
        this.runner = new ScriptRunner(address);
    }

    @Override
    public String toolVersion() {
        return "pgjdbc " + DriverInfo.DRIVER_VERSION;
    }

    @Override
    public List<Migration> migrations() {
        return order.migrations();
    }

    @Override
    public List<MigrationId> applied() {
        try (Connection connection = runner.connect()) {
            Set<MigrationId> history = SqlHistory.read(connection);
            return migrations.keySet().stream().filter(history::contains).toList();
        } catch (SQLException e) {
            throw new LockstepException(
                    ServerError.of(e)
                            .orElseThrow()
                            .addTo(Problem.what("the history of the SQL files cannot be read")
                                    .where(SqlHistory.TABLE)),
                    e);
        }
    }

    @Override
    public Outcome apply(MigrationId id) {
        return order.faultOfApplying(id, applied())
                .or(() -> runner.run(
                        SqlFolderTool.NAME + " failed to apply " + id,
                        known(id).up(),
                        connection -> SqlHistory.add(connection, id)))
                .map(Outcome::failed)
                .orElseGet(Outcome::completed);
    }

    @Override
    public Outcome revert(MigrationId id) {
        Optional<Problem> fault = order.faultOfReverting(id, applied());
        if (fault.isPresent()) {
            return Outcome.failed(fault.get());
        }
        SqlScript down = known(id).down().orElseThrow();
        return runner.run(
                        SqlFolderTool.NAME + " failed to revert " + id,
                        down,
                        connection -> SqlHistory.remove(connection, id))
                .map(Outcome::failed)
                .orElseGet(Outcome::completed);
    }

    @Override
    public DownShape downShape(MigrationId id) {
        Path up = order.find(id).orElseThrow().source().file();
        return SqlFileName.parse(String.valueOf(up.getFileName()))
                .map(name -> DownShape.in(up.resolveSibling(name.nameOfDown()).toString()))
                .orElseGet(DownShape::plain);
    }

    @Override
    public Set<ObjectName> bookkeeping() {
        return Set.of(SqlHistory.TABLE);
    }

    @Override
    public void close() {
        // Every call opens and closes its own session.
    }

    private SqlMigration known(MigrationId id) {
        return Optional.ofNullable(migrations.get(id)).orElseThrow();
    }
}
