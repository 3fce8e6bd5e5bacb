package dev.lockstep.run;

import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import java.util.List;
import java.util.Optional;

/**
 * Makes the database as if only ups had ever been done, after a down or second up left it otherwise, so that the later migrations
 * are judged by themselves.
 *
 * <p>The rows are the same as those of the run, because they follow from the seed. Each rebuilt state is kept, so that the next
 * rebuilding begins there.
 */
final class Rebuilder implements AutoCloseable {

    private final Workbench bench;
    private final StepActions actions;
    private final Plan plan;
    private Optional<Database.Template> base = Optional.empty();
    private int baseCount;

    Rebuilder(Workbench bench, StepActions actions, Plan plan) {
        this.bench = bench;
        this.actions = actions;
        this.plan = plan;
    }

    /**
     * Makes the state in which the oldest {@code count} migrations are up.
     *
     * @throws LockstepException if one of them fails now, though it succeeded before
     */
    void rebuild(int count) {
        Database.Template start = base.orElseGet(this::empty);
        base = Optional.of(start);
        actions.perform("rebuild", () -> bench.database().restore(start));
        List<Migration> migrations = plan.migrations();
        for (Migration migration : migrations.subList(baseCount, count)) {
            if (plan.steps().contains(new Step.Load(Span.of(migration.id())))) {
                actions.load();
            }
            if (actions.apply(migration.id()) instanceof Outcome.Failed failed) {
                throw new LockstepException(Problem.what("the state after an earlier migration cannot be made again")
                        .where(migration.displayName())
                        .said(failed.problem().text()));
            }
        }
        actions.perform("keep the rebuilt state", () -> keep(count));
    }

    private Database.Template empty() {
        try (Database fresh = bench.server().create("empty")) {
            return fresh.save();
        }
    }

    private void keep(int count) {
        Database.Template state = bench.database().save();
        base.ifPresent(Database.Template::close);
        base = Optional.of(state);
        baseCount = count;
    }

    @Override
    public void close() {
        base.ifPresent(Database.Template::close);
    }
}
