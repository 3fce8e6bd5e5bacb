package dev.lockstep.adapter.liquibase;

import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import liquibase.Liquibase;
import liquibase.RuntimeEnvironment;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeLogIterator;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.FastCheckService;
import liquibase.changelog.filter.AlreadyRanChangeSetFilter;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.IgnoreChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import liquibase.changelog.visitor.ChangeSetVisitor;
import liquibase.changelog.visitor.ListVisitor;
import liquibase.changelog.visitor.RollbackVisitor;
import liquibase.changelog.visitor.ValidatingVisitor;
import liquibase.changelog.visitor.ValidatingVisitorGeneratorFactory;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.exception.ValidationFailedException;
import liquibase.executor.ExecutorService;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ResourceAccessor;

/**
 * One use of Liquibase: a new connection, a changelog that is read anew, nothing kept from an earlier use. Runs on a
 * {@link LiquibaseThread}.
 */
final class FreshLiquibase implements AutoCloseable {

    private final LiquibaseSettings settings;
    private final Database database;
    private final Liquibase liquibase;

    FreshLiquibase(LiquibaseSettings settings, ResourceAccessor resources, Connection connection)
            throws LiquibaseException {
        this.settings = settings;
        database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        if (settings.named("defaultschemaname").isPresent()) {
            database.setDefaultSchemaName(settings.named("defaultschemaname").get());
        }
        settings.named("liquibaseschemaname").ifPresent(database::setLiquibaseSchemaName);
        settings.named("databasechangelogtablename").ifPresent(database::setDatabaseChangeLogTableName);
        settings.named("databasechangeloglocktablename").ifPresent(database::setDatabaseChangeLogLockTableName);
        liquibase = new Liquibase(settings.changelog(), resources, database);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        liquibase.getChangeLogParameters().setContexts(settings.contexts());
        liquibase.getChangeLogParameters().setLabels(settings.labels());
        settings.parameters().forEach(liquibase::setChangeLogParameter);
    }

    Database database() {
        return database;
    }

    /**
     * Returns the changesets that an update would consider, in the order of the changelog.
     *
     * @throws ValidationFailedException if the changelog is not valid; whether it agrees with the history is for the update
     *     to say
     */
    List<ChangeSet> changesets() throws LiquibaseException {
        DatabaseChangeLog changelog = liquibase.getDatabaseChangeLog();
        ValidatingVisitor validation = Scope.getCurrentScope()
                .getSingleton(ValidatingVisitorGeneratorFactory.class)
                .getValidatingVisitorGenerator()
                .generateValidatingVisitor(List.of());
        validation.validate(database, changelog);
        run(new ChangeLogIterator(changelog, selection()), validation);
        if (!validation.validationPassed()) {
            throw new ValidationFailedException(validation);
        }
        ListVisitor list = new ListVisitor();
        run(new ChangeLogIterator(changelog, selection()), list);
        return list.getSeenChangeSets();
    }

    /** Returns the changesets that the history calls applied. */
    Set<ChangesetKey> ran() throws LiquibaseException {
        return database.getRanChangeSetList().stream()
                .map(ChangesetKey::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Updates up to and including {@code target}. What runs before it is what Liquibase runs in every update: changesets that
     * run always, or on change, or that it went on without.
     *
     * @param target not applied yet
     * @return whether the history calls the target applied afterwards
     */
    boolean update(ChangesetKey target) throws LiquibaseException {
        List<ChangesetKey> unrun = liquibase.listUnrunChangeSets(settings.contexts(), settings.labels()).stream()
                .map(ChangesetKey::of)
                .toList();
        liquibase.update(unrun.indexOf(target) + 1, settings.contexts(), settings.labels());
        return ran().contains(target);
    }

    /**
     * Rolls back {@code target} alone: what {@code rollback-count 1} does, but for a changeset that runs always and has
     * therefore run later than the newest one.
     */
    void rollback(ChangesetKey target) throws LiquibaseException {
        LockService lock = LockServiceFactory.getInstance().getLockService(database);
        lock.waitForLock();
        try {
            DatabaseChangeLog changelog = liquibase.getDatabaseChangeLog();
            changelog.validate(database, settings.contexts(), settings.labels());
            List<ChangeSetFilter> filters = new ArrayList<>(selection());
            filters.add(new AlreadyRanChangeSetFilter(database.getRanChangeSetList()));
            filters.add(new Only(target));
            run(
                    new ChangeLogIterator(database.getRanChangeSetList(), changelog, filters),
                    new RollbackVisitor(database, null));
        } finally {
            lock.releaseLock();
        }
    }

    void releaseLock() throws LiquibaseException {
        liquibase.forceReleaseLocks();
    }

    /** Returns Liquibase's own tables. */
    Set<ObjectName> bookkeeping() {
        String schema = database.getLiquibaseSchemaName();
        String inCatalogue = schema == null ? "public" : schema;
        return Set.of(
                new ObjectName(inCatalogue, database.getDatabaseChangeLogTableName()),
                new ObjectName(inCatalogue, database.getDatabaseChangeLogLockTableName()));
    }

    private List<ChangeSetFilter> selection() {
        return List.of(
                new ContextChangeSetFilter(settings.contexts()),
                new LabelChangeSetFilter(settings.labels()),
                new DbmsChangeSetFilter(database),
                new IgnoreChangeSetFilter());
    }

    private void run(ChangeLogIterator iterator, ChangeSetVisitor visitor) throws LiquibaseException {
        iterator.run(visitor, new RuntimeEnvironment(database, settings.contexts(), settings.labels()));
    }

    /** Ends the session in the database and forgets what Liquibase keeps about it. */
    @Override
    public void close() throws LiquibaseException {
        try {
            liquibase.close();
        } finally {
            LockServiceFactory.getInstance().resetAll();
            Scope scope = Scope.getCurrentScope();
            scope.getSingleton(ChangeLogHistoryServiceFactory.class).resetAll();
            scope.getSingleton(ExecutorService.class).reset();
            scope.getSingleton(FastCheckService.class).clearCache();
        }
    }

    private record Only(ChangesetKey target) implements ChangeSetFilter {
        @Override
        public ChangeSetFilterResult accepts(ChangeSet changeset) {
            return new ChangeSetFilterResult(ChangesetKey.of(changeset).equals(target), "the newest", Only.class);
        }
    }
}
