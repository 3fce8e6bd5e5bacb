package dev.lockstep.run;

import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.run.shrink.Failure;
import dev.lockstep.run.shrink.Rerun;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.WatchRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** An up or a down that failed, made again with the workbench of its run. */
final class FailedMove implements Rerun {

    private final Workbench bench;
    private final StepActions actions;
    private final Plan plan;
    private final Step step;

    FailedMove(Workbench bench, StepActions actions, Plan plan, Step step) {
        this.bench = bench;
        this.actions = actions;
        this.plan = plan;
        this.step = step;
    }

    @Override
    public DatabaseServer server() {
        return bench.server();
    }

    @Override
    public Database database() {
        return bench.database();
    }

    @Override
    public Set<ObjectName> leftOut() {
        return bench.session().bookkeeping();
    }

    @Override
    public boolean makeBare() {
        return from("empty", Rows.NONE);
    }

    @Override
    public boolean makeAgain() {
        // New rows at a version have numbers of their own each time, so a state with them is not made twice.
        return step instanceof Step.Apply && from("again", Rows.LOADED);
    }

    private enum Rows {
        NONE,
        LOADED
    }

    private boolean from(String purpose, Rows rows) {
        doing("begin with nothing", () -> {
            try (Database fresh = bench.server().create(purpose);
                    Database.Template empty = fresh.save()) {
                bench.database().restore(empty);
                return empty;
            }
        });
        List<Migration> migrations = plan.migrations();
        int moved = migrations.stream()
                .map(Migration::id)
                .toList()
                .indexOf(step.span().last());
        for (Migration migration : migrations.subList(0, moved)) {
            load(migration, rows);
            if (!actions.apply(migration.id()).isCompleted()) {
                return false;
            }
        }
        Migration migration = migrations.get(moved);
        load(migration, rows);
        if (step instanceof Step.Revert) {
            return actions.apply(migration.id()).isCompleted();
        }
        boolean second = step instanceof Step.Apply apply && apply.pass() == Step.Pass.SECOND;
        return !second
                || !plan.steps().contains(new Step.Revert(migration.id()))
                || (actions.apply(migration.id()).isCompleted()
                        && actions.revert(migration.id()).isCompleted());
    }

    private void load(Migration migration, Rows rows) {
        if (rows == Rows.LOADED && plan.steps().contains(new Step.Load(Span.of(migration.id())))) {
            actions.load();
        }
    }

    @Override
    public Optional<Failure> move() {
        actions.watch(WatchRequest.quiet());
        Outcome outcome;
        try {
            outcome = step instanceof Step.Revert revert
                    ? actions.revert(revert.migration())
                    : actions.apply(step.span().last());
        } catch (LockstepException stuck) {
            actions.watched();
            throw stuck;
        }
        return Failure.of(outcome, actions.watched());
    }

    @Override
    public String edge(String type, String text) {
        return bench.fixtures().edge(actions.loadRequest().plan(), type, text).orElse("");
    }

    @Override
    public <T> T doing(String label, Supplier<T> work) {
        return actions.call(label, work::get);
    }
}
