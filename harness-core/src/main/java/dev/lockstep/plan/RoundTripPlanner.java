package dev.lockstep.plan;

import dev.lockstep.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes all migrations up, all down, all up, and looks only at the ends: the cheap journey.
 *
 * <p>The down goes back to the newest migration that has no down, and no further: what lies before it is taken up once. Rows are
 * there before every step, so that each migration meets data.
 */
public final class RoundTripPlanner implements Planner {

    @Override
    public Plan plan(List<Migration> migrations, Set<Part> parts) {
        int floor = floor(migrations);
        List<Step> steps = new ArrayList<>();
        migrations.subList(0, floor).forEach(migration -> up(migration, parts, steps));
        List<Migration> trip = migrations.subList(floor, migrations.size());
        if (!trip.isEmpty()) {
            roundTrip(trip, parts, steps);
        }
        steps.addAll(StairwayPlanner.end(migrations, parts));
        return new Plan(Journey.ROUND_TRIP, migrations, steps);
    }

    /** Returns how many migrations the down cannot go behind. */
    private static int floor(List<Migration> migrations) {
        for (int index = migrations.size(); index > 0; index--) {
            boolean hasDown =
                    migrations.get(index - 1).reversal().fold(() -> true, irreversible -> false, downMissing -> false);
            if (!hasDown) {
                return index;
            }
        }
        return 0;
    }

    private static void roundTrip(List<Migration> trip, Set<Part> parts, List<Step> steps) {
        Span span = StairwayPlanner.whole(trip);
        load(span, parts, steps);
        steps.add(new Step.Capture(span, Point.BEFORE, List.of()));
        trip.forEach(migration -> up(migration, parts, steps));
        steps.add(new Step.Capture(span, Point.AFTER_UP, List.of(Purpose.UP_KEEPS_ROWS)));
        load(span, parts, steps);
        for (int index = trip.size(); index > 0; index--) {
            steps.add(new Step.Revert(trip.get(index - 1).id()));
        }
        steps.add(new Step.Capture(span, Point.AFTER_DOWN, List.of(Purpose.DOWN_RESTORES)));
        trip.forEach(migration -> steps.add(new Step.Apply(migration.id(), Step.Pass.SECOND)));
        steps.add(new Step.Capture(span, Point.AFTER_SECOND_UP, List.of(Purpose.SECOND_UP_REPEATS_FIRST)));
    }

    private static void up(Migration migration, Set<Part> parts, List<Step> steps) {
        load(Span.of(migration.id()), parts, steps);
        steps.add(new Step.Apply(migration.id(), Step.Pass.FIRST));
    }

    private static void load(Span span, Set<Part> parts, List<Step> steps) {
        if (parts.contains(Part.ROWS)) {
            steps.add(new Step.Load(span));
        }
    }
}
