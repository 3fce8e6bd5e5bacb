package dev.lockstep.plan;

import dev.lockstep.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes all migrations up, all down, all up, and looks only at the ends of each stretch that has downs: the cheap journey.
 *
 * <p>Where migrations have no down, the state before them is saved on the way up and restored on the way back, so that the downs
 * of the older ones are tested too. Migrations without a down at the very beginning are taken up once. Rows are there before
 * every step, so that each migration meets data.
 */
public final class RoundTripPlanner implements Planner {

    @Override
    public Plan plan(List<Migration> migrations, Set<Part> parts) {
        List<Stretch> stretches = Stretch.of(migrations);
        List<Step> steps = new ArrayList<>();
        for (int index = 0; index < stretches.size(); index++) {
            up(stretches.get(index), index, parts, steps);
        }
        for (int index = stretches.size() - 1; index >= 0; index--) {
            down(stretches.get(index), index, parts, steps);
        }
        for (int index = 0; index < stretches.size(); index++) {
            secondUp(stretches.get(index), index, steps);
        }
        steps.addAll(StairwayPlanner.end(migrations, parts));
        return new Plan(Journey.ROUND_TRIP, migrations, steps);
    }

    private static void up(Stretch stretch, int index, Set<Part> parts, List<Step> steps) {
        load(Span.of(stretch.migrations().get(0).id()), parts, steps);
        if (stretch.hasDowns()) {
            steps.add(new Step.Capture(stretch.span(), Point.BEFORE, List.of()));
        } else if (index > 0) {
            steps.add(new Step.Save(stretch.span()));
        }
        for (Migration migration : stretch.migrations()) {
            if (!migration.equals(stretch.migrations().get(0))) {
                load(Span.of(migration.id()), parts, steps);
            }
            steps.add(new Step.Apply(migration.id(), Step.Pass.FIRST));
        }
        if (stretch.hasDowns()) {
            steps.add(new Step.Capture(stretch.span(), Point.AFTER_UP, List.of(Purpose.UP_KEEPS_ROWS)));
        }
    }

    private static void down(Stretch stretch, int index, Set<Part> parts, List<Step> steps) {
        if (!stretch.hasDowns()) {
            if (index > 0) {
                steps.add(new Step.Restore(stretch.span()));
            }
            return;
        }
        load(stretch.span(), parts, steps);
        List<Migration> migrations = stretch.migrations();
        for (int newest = migrations.size() - 1; newest >= 0; newest--) {
            steps.add(new Step.Revert(migrations.get(newest).id()));
        }
        steps.add(new Step.Capture(stretch.span(), Point.AFTER_DOWN, List.of(Purpose.DOWN_RESTORES)));
    }

    private static void secondUp(Stretch stretch, int index, List<Step> steps) {
        if (!stretch.hasDowns() && index == 0) {
            return;
        }
        stretch.migrations().forEach(migration -> steps.add(new Step.Apply(migration.id(), Step.Pass.SECOND)));
        if (stretch.hasDowns()) {
            steps.add(
                    new Step.Capture(stretch.span(), Point.AFTER_SECOND_UP, List.of(Purpose.SECOND_UP_REPEATS_FIRST)));
        }
    }

    private static void load(Span span, Set<Part> parts, List<Step> steps) {
        if (parts.contains(Part.ROWS)) {
            steps.add(new Step.Load(span));
        }
    }

    /** Migrations in a row that all have a down, or all have none. */
    private record Stretch(List<Migration> migrations) {

        static List<Stretch> of(List<Migration> migrations) {
            List<Stretch> stretches = new ArrayList<>();
            int begin = 0;
            for (int index = 1; index <= migrations.size(); index++) {
                if (index == migrations.size() || hasDown(migrations.get(index)) != hasDown(migrations.get(begin))) {
                    stretches.add(new Stretch(List.copyOf(migrations.subList(begin, index))));
                    begin = index;
                }
            }
            return stretches;
        }

        private static boolean hasDown(Migration migration) {
            return migration.reversal().fold(() -> true, irreversible -> false, downMissing -> false);
        }

        boolean hasDowns() {
            return hasDown(migrations.get(0));
        }

        Span span() {
            return StairwayPlanner.whole(migrations);
        }
    }
}
