package dev.lockstep.adapter.liquibase;

import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationSession;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Liquibase at work on one database. */
final class LiquibaseSession implements MigrationSession {

    private final LiquibaseRunner runner;
    private final LiquibaseFailure failure;
    private final List<Changeset> changesets;
    private final Set<ObjectName> bookkeeping;
    private final Set<ChangesetKey> passedOver = new HashSet<>();

    private LiquibaseSession(
            LiquibaseRunner runner, LiquibaseFailure failure, List<Changeset> changesets, Set<ObjectName> bookkeeping) {
        this.runner = runner;
        this.failure = failure;
        this.changesets = changesets;
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
        return changesets.stream().map(Changeset::migration).toList();
    }

    @Override
    public List<MigrationId> applied() {
        try {
            Set<ChangesetKey> ran = runner.run(FreshLiquibase::ran);
            return changesets.stream()
                    .filter(changeset -> ran.contains(changeset.key()))
                    .map(changeset -> changeset.migration().id())
                    .toList();
        } catch (LockstepException e) {
            throw e;
        } catch (Exception e) {
            throw new LockstepException(failure.toReadHistory(e), e);
        }
    }

    @Override
    public Outcome apply(MigrationId migration) {
        Changeset changeset = named(migration);
        return attempt(changeset, "apply", liquibase -> {
            if (liquibase.update(changeset.key(), passedOver)) {
                return Outcome.completed();
            }
            passedOver.add(changeset.key());
            return Outcome.skipped("Liquibase went on without " + migration
                    + ": it failed or its precondition did, and the changeset says to continue");
        });
    }

    @Override
    public Outcome revert(MigrationId migration) {
        Changeset changeset = named(migration);
        return attempt(changeset, "roll back", liquibase -> {
            liquibase.rollback(changeset.key());
            return Outcome.completed();
        });
    }

    private Outcome attempt(Changeset changeset, String verb, LiquibaseRunner.Work<Outcome> work) {
        try {
            return runner.run(work);
        } catch (LockstepException e) {
            throw e;
        } catch (Exception e) {
            runner.releaseLock();
            return Outcome.failed(failure.to(verb, changeset.migration(), e));
        }
    }

    private Changeset named(MigrationId id) {
        return changesets.stream()
                .filter(changeset -> changeset.migration().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new LockstepException(failure.toFind(id, migrations())));
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
