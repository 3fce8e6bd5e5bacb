package dev.lockstep.adapter.hibernate;

import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.MigrationOrder;
import dev.lockstep.postgres.ServerError;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.hibernate.HibernateException;

/** Hibernate at work on one database: takes its schema from one version of the model to the next, and back. */
final class HibernateSession implements MigrationSession {

    private final List<ModelVersion> versions;
    private final MigrationOrder order;
    private final SortedMap<String, String> hibernate;
    private final Database database;

    HibernateSession(List<ModelVersion> versions, SortedMap<String, String> hibernate, Database database) {
        this.versions = List.copyOf(versions);
        order = new MigrationOrder(
                HibernateTool.NAME,
                versions.stream().map(ModelVersion::migration).toList());
        this.hibernate = hibernate;
        this.database = database;
    }

    @Override
    public String toolVersion() {
        return HibernateVersion.onClassPath().text();
    }

    @Override
    public List<Migration> migrations() {
        return order.migrations();
    }

    @Override
    public List<MigrationId> applied() {
        try (Connection connection = database.connect()) {
            Set<MigrationId> history = HibernateHistory.read(connection);
            return migrations().stream()
                    .map(Migration::id)
                    .filter(history::contains)
                    .toList();
        } catch (SQLException e) {
            throw new LockstepException(
                    ServerError.of(e)
                            .orElseThrow()
                            .addTo(Problem.what("the history of the model's versions cannot be read")
                                    .where(HibernateHistory.TABLE)),
                    e);
        }
    }

    @Override
    public Outcome apply(MigrationId id) {
        Optional<Problem> fault = order.faultOfApplying(id, applied());
        return fault.map(Outcome::failed).orElseGet(() -> update(version(id)));
    }

    private Outcome update(ModelVersion version) {
        try (Connection own = database.connect()) {
            UpdateRecorder recorder = new UpdateRecorder(own);
            try (OpenModel model = OpenModel.open(version.classes(), hibernate, database)) {
                model.update(recorder);
                HibernateHistory.add(own, version.migration().id(), recorder.down());
                return Outcome.completed();
            } catch (HibernateException | SQLException e) {
                return Outcome.failed(HibernateFailure.toApply(version.migration(), recorder.begun(), e));
            }
        } catch (SQLException e) {
            return Outcome.failed(HibernateFailure.toApply(version.migration(), List.of(), e));
        }
    }

    @Override
    public Outcome revert(MigrationId id) {
        Optional<Problem> fault = order.faultOfReverting(id, applied());
        return fault.map(Outcome::failed).orElseGet(() -> takeBack(version(id).migration()));
    }

    private Outcome takeBack(Migration migration) {
        String running = "the down is read";
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            DerivedDown down = HibernateHistory.down(connection, migration.id());
            if (!down.withoutInverse().isEmpty()) {
                return Outcome.failed(HibernateFailure.withoutInverse(migration, down.withoutInverse()));
            }
            connection.setAutoCommit(false);
            for (String sql : down.statements()) {
                running = sql;
                statement.execute(sql);
            }
            HibernateHistory.remove(connection, migration.id());
            connection.commit();
            return Outcome.completed();
        } catch (SQLException e) {
            return Outcome.failed(HibernateFailure.toRevert(migration, running, e));
        }
    }

    private ModelVersion version(MigrationId id) {
        return versions.stream()
                .filter(version -> version.migration().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Set<ObjectName> bookkeeping() {
        return Set.of(HibernateHistory.TABLE);
    }

    @Override
    public void close() {
        // Every call opens and closes its own sessions.
    }
}
