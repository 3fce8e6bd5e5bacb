package dev.lockstep.adapter.liquibase;

import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.MigrationOrder;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationSession;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Liquibase at work on one database. */
final class LiquibaseSession implements MigrationSession {

    private final LiquibaseRunner runner;
    private final LiquibaseFailure failure;
    private final List<Changeset> changesets;
    private final MigrationOrder order;
    private final Set<ObjectName> bookkeeping;
    private final Set<ChangesetKey> passedOver = new HashSet<>();

    private LiquibaseSession(
            LiquibaseRunner runner, LiquibaseFailure failure, List<Changeset> changesets, Set<ObjectName> bookkeeping) {
        this.runner = runner;
        this.failure = failure;
        this.changesets = changesets;
        order = new MigrationOrder(
                LiquibaseTool.NAME, changesets.stream().map(Changeset::migration).toList());
        this.bookkeeping = bookkeeping;
    }

    static LiquibaseSession open(LiquibaseSettings settings, Database database) {
        ProjectResources resources = ProjectResources.of(settings.searchPath());
        LiquibaseFailure failure = new LiquibaseFailure(settings, resources);
        resources.requireChangelog(settings.changelog());
        LiquibaseRunner runner = new LiquibaseRunner(settings, resources, database);
        try {
            ChangelogReader reader = new ChangelogReader(settings, resources);
            return runner.run(liquibase ->
                    new LiquibaseSession(runner, failure, reader.read(liquibase), liquibase.bookkeeping()));
        } catch (LockstepException e) {
            runner.close();
            throw e;
        } catch (Exception e) {
            runner.close();
            throw new LockstepException(failure.toRead(e), e);
        }
    }

    @Override
    public String toolVersion() {
        return LiquibaseVersion.onClassPath().text();
    }

    @Override
    public List<Migration> migrations() {
        return order.migrations();
    }

    @Override
    public List<MigrationId> applied() {
        try {
            return idsOf(runner.run(FreshLiquibase::ran));
        } catch (LockstepException e) {
            throw e;
        } catch (Exception e) {
            throw new LockstepException(failure.toReadHistory(e), e);
        }
    }

    @Override
    public Outcome apply(MigrationId id) {
        return attempt(id, "apply", liquibase -> {
            Set<ChangesetKey> done = new HashSet<>(liquibase.ran());
            done.addAll(passedOver);
            Optional<Problem> fault = order.faultOfApplying(id, idsOf(done));
            if (fault.isPresent()) {
                return Outcome.failed(fault.get());
            }
            ChangesetKey key = keyOf(id);
            if (liquibase.update(key)) {
                return Outcome.completed();
            }
            passedOver.add(key);
            return Outcome.skipped("Liquibase went on without " + id
                    + ": it failed or its precondition did, and the changeset says to continue");
        });
    }

    @Override
    public Outcome revert(MigrationId id) {
        return attempt(id, "revert", liquibase -> {
            Optional<Problem> fault = order.faultOfReverting(id, idsOf(liquibase.ran()));
            if (fault.isPresent()) {
                return Outcome.failed(fault.get());
            }
            liquibase.rollback(keyOf(id));
            return Outcome.completed();
        });
    }

    private Outcome attempt(MigrationId id, String verb, LiquibaseRunner.Work<Outcome> work) {
        try {
            return runner.run(work);
        } catch (LockstepException e) {
            throw e;
        } catch (Exception e) {
            runner.releaseLock();
            return Outcome.failed(failure.to(verb, order.find(id).orElseThrow(), e));
        }
    }

    private List<MigrationId> idsOf(Set<ChangesetKey> keys) {
        return changesets.stream()
                .filter(changeset -> keys.contains(changeset.key()))
                .map(changeset -> changeset.migration().id())
                .toList();
    }

    private ChangesetKey keyOf(MigrationId id) {
        return changesets.stream()
                .filter(changeset -> changeset.migration().id().equals(id))
                .findFirst()
                .orElseThrow()
                .key();
    }

    @Override
    public Set<ObjectName> bookkeeping() {
        return bookkeeping;
    }

    @Override
    public void close() {
        runner.close();
    }
}
