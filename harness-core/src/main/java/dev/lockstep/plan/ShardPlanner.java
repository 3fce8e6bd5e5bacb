package dev.lockstep.plan;

import dev.lockstep.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * Gives the stairway to some of the migrations that a journey looks at, in a row: the share of one machine where several share a
 * suite. Those before it are taken up without looking closer, those after it are not taken up at all.
 *
 * <p>A round trip cannot be shared: the first share takes all of it. A share without a migration has a plan without a step.
 */
public final class ShardPlanner implements Planner {

    private final Journey journey;
    private final int newest;
    private final LongUnaryOperator first;
    private final LongUnaryOperator end;

    /**
     * Makes a planner.
     *
     * @param journey whose migrations are shared
     * @param newest how many of them it looks at, if it is {@link Journey#LATEST}
     * @param first gives, of so many migrations, the first of this share, from 0
     * @param end gives the end of this share, exclusive
     */
    public ShardPlanner(Journey journey, int newest, LongUnaryOperator first, LongUnaryOperator end) {
        this.journey = journey;
        this.newest = newest;
        this.first = first;
        this.end = end;
    }

    @Override
    public Plan plan(List<Migration> migrations, Set<Part> parts) {
        if (journey == Journey.ROUND_TRIP) {
            boolean here = first.applyAsLong(1) < end.applyAsLong(1);
            return here ? new RoundTripPlanner().plan(migrations, parts) : new Plan(journey, List.of(), List.of());
        }
        int older = journey == Journey.LATEST ? Math.max(0, migrations.size() - newest) : 0;
        int from = older + (int) first.applyAsLong(migrations.size() - older);
        int to = older + (int) end.applyAsLong(migrations.size() - older);
        if (from == to) {
            return new Plan(journey, List.of(), List.of());
        }
        List<Step> steps = new ArrayList<>(LatestPlanner.prepared(migrations.subList(0, from)));
        migrations.subList(from, to).forEach(migration -> steps.addAll(StairwayPlanner.stair(migration, parts)));
        if (to == migrations.size()) {
            steps.addAll(StairwayPlanner.end(migrations, parts));
        }
        return new Plan(journey, migrations.subList(0, to), steps);
    }
}
