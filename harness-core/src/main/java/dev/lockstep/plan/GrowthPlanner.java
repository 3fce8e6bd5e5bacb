package dev.lockstep.plan;

import dev.lockstep.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes migrations up once, each into full tables, and looks at nothing else: what it takes to compare costs at two volumes. */
public final class GrowthPlanner implements Planner {

    private final int newest;

    /**
     * Makes a planner.
     *
     * @param newest how many migrations are measured; all of them if there are fewer
     */
    public GrowthPlanner(int newest) {
        this.newest = newest;
    }

    @Override
    public Plan plan(List<Migration> migrations, Set<Part> parts) {
        int older = Math.max(0, migrations.size() - newest);
        List<Step> steps = new ArrayList<>(LatestPlanner.prepared(migrations.subList(0, older)));
        for (Migration migration : migrations.subList(older, migrations.size())) {
            // Before each one: tables that the one before has made are filled too.
            steps.add(new Step.Load(Span.of(migration.id())));
            steps.add(new Step.Apply(migration.id(), Step.Pass.FIRST));
        }
        return new Plan(Journey.STAIRWAY, migrations, steps);
    }
}
