package dev.lockstep.plan;

import dev.lockstep.migration.Migration;
import dev.lockstep.plan.Planner.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes every migration by itself: rows, up, new rows, down, up, then on to the next.
 *
 * <p>A migration without a down, declared or not, is taken forward twice from the same saved state instead; it never counts as
 * a round trip.
 */
public final class StairwayPlanner implements Planner {

    @Override
    public Plan plan(List<Migration> migrations, Set<Part> parts) {
        List<Step> steps = new ArrayList<>();
        migrations.forEach(migration -> steps.addAll(stair(migration, parts)));
        steps.addAll(end(migrations, parts));
        return new Plan(Journey.STAIRWAY, migrations, steps);
    }

    static List<Step> stair(Migration migration, Set<Part> parts) {
        List<Step> steps = new ArrayList<>();
        Span span = Span.of(migration.id());
        if (parts.contains(Part.ROWS)) {
            steps.add(new Step.Load(span));
        }
        steps.add(new Step.Capture(span, Point.BEFORE, List.of()));
        steps.addAll(migration
                .reversal()
                .fold(
                        () -> thereAndBack(migration, parts),
                        irreversible -> forwardTwice(migration, parts),
                        downMissing -> forwardTwice(migration, parts)));
        steps.add(new Step.Apply(migration.id(), Step.Pass.SECOND));
        steps.add(new Step.Capture(span, Point.AFTER_SECOND_UP, List.of(Purpose.SECOND_UP_REPEATS_FIRST)));
        return steps;
    }

    static List<Step> end(List<Migration> migrations, Set<Part> parts) {
        if (migrations.isEmpty() || !parts.contains(Part.MODEL)) {
            return List.of();
        }
        return List.of(new Step.CheckModel(whole(migrations)));
    }

    static Span whole(List<Migration> migrations) {
        return new Span(
                migrations.get(0).id(), migrations.get(migrations.size() - 1).id());
    }

    private static List<Step> thereAndBack(Migration migration, Set<Part> parts) {
        List<Step> steps = new ArrayList<>();
        Span span = Span.of(migration.id());
        steps.addAll(firstUp(migration));
        List<Purpose> afterDown = new ArrayList<>(List.of(Purpose.DOWN_RESTORES));
        if (parts.contains(Part.NEW_ROWS)) {
            steps.add(new Step.WriteNewRows(span));
            steps.add(new Step.Capture(span, Point.WITH_NEW_ROWS, List.of()));
            afterDown.add(Purpose.DOWN_KEEPS_NEW_ROWS);
        }
        steps.add(new Step.Revert(migration.id()));
        steps.add(new Step.Capture(span, Point.AFTER_DOWN, afterDown));
        return steps;
    }

    private static List<Step> forwardTwice(Migration migration, Set<Part> parts) {
        List<Step> steps = new ArrayList<>();
        Span span = Span.of(migration.id());
        steps.add(new Step.Save(span));
        steps.addAll(firstUp(migration));
        if (parts.contains(Part.PROPOSED_DOWNS) && migration.reversal().lacksDown()) {
            steps.add(new Step.ProposeDown(migration.id()));
        }
        steps.add(new Step.Restore(span));
        return steps;
    }

    private static List<Step> firstUp(Migration migration) {
        return List.of(
                new Step.Apply(migration.id(), Step.Pass.FIRST),
                new Step.Capture(Span.of(migration.id()), Point.AFTER_UP, List.of(Purpose.UP_KEEPS_ROWS)));
    }
}
