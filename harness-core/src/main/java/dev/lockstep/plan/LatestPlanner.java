package dev.lockstep.plan;

import dev.lockstep.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes the older migrations up once, without looking closer, and only the newest as a stairway: what a pull request needs.
 */
public final class LatestPlanner implements Planner {

    private final int newest;

    /**
     * Makes a planner.
     *
     * @param newest how many migrations get the full treatment; all of them if there are fewer
     */
    public LatestPlanner(int newest) {
        if (newest < 1) {
            throw new IllegalArgumentException("at least one migration is looked at, not " + newest);
        }
        this.newest = newest;
    }

    @Override
    public Plan plan(List<Migration> migrations, Set<Part> parts) {
        int older = Math.max(0, migrations.size() - newest);
        List<Step> steps = new ArrayList<>(prepared(migrations.subList(0, older)));
        migrations
                .subList(older, migrations.size())
                .forEach(migration -> steps.addAll(StairwayPlanner.stair(migration, parts)));
        steps.addAll(StairwayPlanner.end(migrations, parts));
        return new Plan(Journey.LATEST, migrations, steps);
    }

    /** Returns the step that takes {@code older} up without looking closer; none if there are none. */
    static List<Step> prepared(List<Migration> older) {
        return older.isEmpty()
                ? List.of()
                : List.of(new Step.Prepare(
                        StairwayPlanner.whole(older),
                        older.stream().map(Migration::id).toList()));
    }
}
