package dev.lockstep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.plan.Planner.Part;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannersTest {

    private static final Set<Part> ROWS = EnumSet.of(Part.ROWS, Part.NEW_ROWS);

    @Test
    void the_stairway_takes_a_migration_up_down_and_up_among_rows() {
        Plan plan = new StairwayPlanner().plan(List.of(reversible("1")), ROWS);

        assertThat(labels(plan))
                .containsExactly(
                        "load 1",
                        "capture 1 before",
                        "up 1",
                        "capture 1 after-up",
                        "write-new-rows 1",
                        "capture 1 with-new-rows",
                        "down 1",
                        "capture 1 after-down",
                        "second-up 1",
                        "capture 1 after-second-up");
    }

    @Test
    void the_stairway_makes_every_comparison_where_its_second_state_is_captured() {
        Plan plan = new StairwayPlanner().plan(List.of(reversible("1")), ROWS);

        assertThat(plan.steps())
                .filteredOn(step -> step instanceof Step.Capture)
                .map(step -> ((Step.Capture) step).comparisons())
                .containsExactly(
                        List.of(),
                        List.of(Purpose.UP_KEEPS_ROWS),
                        List.of(),
                        List.of(Purpose.DOWN_RESTORES, Purpose.DOWN_KEEPS_NEW_ROWS),
                        List.of(Purpose.SECOND_UP_REPEATS_FIRST));
    }

    @Test
    void the_stairway_ends_each_migration_up_before_the_next() {
        Plan plan = new StairwayPlanner().plan(List.of(reversible("1"), reversible("2")), Set.of());

        assertThat(labels(plan)).containsSubsequence("up 1", "down 1", "second-up 1", "up 2", "down 2", "second-up 2");
    }

    @Test
    void growth_is_measured_upwards_only_into_full_tables_and_for_the_newest_only() {
        List<Migration> migrations = List.of(reversible("1"), reversible("2"), reversible("3"));

        Plan plan = new GrowthPlanner(2).plan(migrations, ROWS);

        assertThat(labels(plan)).containsExactly("prepare 1", "load 2", "up 2", "load 3", "up 3");
        assertThat(labels(new GrowthPlanner(9).plan(migrations, ROWS)))
                .containsExactly("load 1", "up 1", "load 2", "up 2", "load 3", "up 3");
    }

    @Test
    void a_migration_without_a_down_goes_forward_twice_from_the_same_state() {
        Plan declared =
                new StairwayPlanner().plan(List.of(migration("1", new Reversal.Irreversible("data is gone"))), ROWS);
        Plan missing = new StairwayPlanner().plan(List.of(migration("1", new Reversal.DownMissing("no file"))), ROWS);

        assertThat(labels(declared))
                .containsExactly(
                        "load 1",
                        "capture 1 before",
                        "save 1",
                        "up 1",
                        "capture 1 after-up",
                        "restore 1",
                        "second-up 1",
                        "capture 1 after-second-up");
        assertThat(labels(missing)).isEqualTo(labels(declared));
    }

    @Test
    void a_down_is_proposed_before_the_restore_where_nobody_says_that_none_is_wanted() {
        Plan plan = new StairwayPlanner()
                .plan(
                        List.of(
                                migration("1", new Reversal.Irreversible("the author says so")),
                                migration("2", Reversal.Irreversible.forwardOnly("the tool has no downs")),
                                migration("3", new Reversal.DownMissing("no file")),
                                reversible("4")),
                        Set.of(Planner.Part.PROPOSED_DOWNS));

        assertThat(labels(plan).stream().filter(label -> label.startsWith("propose-down")))
                .containsExactly("propose-down 2", "propose-down 3");
        assertThat(labels(plan).get(labels(plan).indexOf("propose-down 3") + 1)).isEqualTo("restore 3");
    }

    @Test
    void without_rows_nothing_is_loaded_and_no_new_rows_are_compared() {
        Plan plan = new StairwayPlanner().plan(List.of(reversible("1")), Set.of());

        assertThat(labels(plan)).noneMatch(label -> label.contains("load") || label.contains("rows"));
        assertThat(plan.steps())
                .filteredOn(step -> step instanceof Step.Capture)
                .allSatisfy(step ->
                        assertThat(((Step.Capture) step).comparisons()).doesNotContain(Purpose.DOWN_KEEPS_NEW_ROWS));
    }

    @Test
    void the_model_is_checked_once_at_the_end() {
        Plan plan = new StairwayPlanner().plan(List.of(reversible("1"), reversible("2")), EnumSet.of(Part.MODEL));

        assertThat(labels(plan)).endsWith("capture 2 after-second-up", "check-model 1..2");
    }

    @Test
    void the_round_trip_looks_only_at_the_ends() {
        Plan plan = new RoundTripPlanner().plan(List.of(reversible("1"), reversible("2")), Set.of());

        assertThat(labels(plan))
                .containsExactly(
                        "capture 1..2 before",
                        "up 1",
                        "up 2",
                        "capture 1..2 after-up",
                        "down 2",
                        "down 1",
                        "capture 1..2 after-down",
                        "second-up 1",
                        "second-up 2",
                        "capture 1..2 after-second-up");
    }

    @Test
    void the_round_trip_has_rows_before_every_step() {
        Plan plan = new RoundTripPlanner().plan(List.of(reversible("1"), reversible("2")), ROWS);

        assertThat(labels(plan))
                .containsSubsequence("load 1", "up 1", "load 2", "up 2", "load 1..2", "down 2", "down 1");
    }

    @Test
    void the_round_trip_restores_what_was_before_migrations_without_a_down() {
        Plan plan = new RoundTripPlanner()
                .plan(
                        List.of(
                                reversible("1"),
                                migration("2", new Reversal.Irreversible("data is gone")),
                                migration("3", new Reversal.DownMissing("no file")),
                                reversible("4")),
                        Set.of());

        assertThat(labels(plan))
                .containsExactly(
                        "capture 1 before",
                        "up 1",
                        "capture 1 after-up",
                        "save 2..3",
                        "up 2",
                        "up 3",
                        "capture 4 before",
                        "up 4",
                        "capture 4 after-up",
                        "down 4",
                        "capture 4 after-down",
                        "restore 2..3",
                        "down 1",
                        "capture 1 after-down",
                        "second-up 1",
                        "capture 1 after-second-up",
                        "second-up 2",
                        "second-up 3",
                        "second-up 4",
                        "capture 4 after-second-up");
    }

    @Test
    void the_round_trip_takes_a_beginning_without_downs_up_once() {
        Plan plan = new RoundTripPlanner()
                .plan(List.of(migration("1", new Reversal.Irreversible("the beginning")), reversible("2")), Set.of());

        assertThat(labels(plan))
                .containsExactly(
                        "up 1",
                        "capture 2 before",
                        "up 2",
                        "capture 2 after-up",
                        "down 2",
                        "capture 2 after-down",
                        "second-up 2",
                        "capture 2 after-second-up");
    }

    @Test
    void latest_takes_the_older_migrations_up_once() {
        Plan plan = new LatestPlanner(1).plan(List.of(reversible("1"), reversible("2"), reversible("3")), ROWS);

        assertThat(labels(plan)).startsWith("prepare 1..2", "load 3", "capture 3 before", "up 3");
        assertThat(labels(plan)).noneMatch(label -> label.equals("up 1") || label.equals("up 2"));
    }

    @Test
    void latest_of_a_short_history_is_the_stairway() {
        List<Migration> migrations = List.of(reversible("1"), reversible("2"));

        Plan plan = new LatestPlanner(5).plan(migrations, ROWS);

        assertThat(plan.steps())
                .isEqualTo(new StairwayPlanner().plan(migrations, ROWS).steps());
    }

    @Test
    void latest_of_none_is_refused() {
        assertThatThrownBy(() -> new LatestPlanner(0)).hasMessage("at least one migration is looked at, not 0");
    }

    private static List<String> labels(Plan plan) {
        return plan.steps().stream().map(Step::label).toList();
    }

    private static Migration reversible(String id) {
        return migration(id, new Reversal.Reversible());
    }

    private static Migration migration(String id, Reversal reversal) {
        return new Migration(new MigrationId(id), id, SourceLocation.of(Path.of(id + ".sql")), reversal);
    }
}
