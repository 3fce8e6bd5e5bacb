package dev.lockstep.plan;

import dev.lockstep.migration.Migration;
import java.util.List;

/**
 * Everything a run is going to do, in order.
 *
 * @param journey which planner made it
 * @param migrations the project's migrations, oldest first
 * @param steps what happens to them
 */
public record Plan(Journey journey, List<Migration> migrations, List<Step> steps) {

    public Plan {
        migrations = List.copyOf(migrations);
        steps = List.copyOf(steps);
    }
}
