package dev.lockstep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.plan.Planner.Part;
import dev.lockstep.spi.Share;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardPlannerTest {

    @ParameterizedTest
    @CsvSource({"STAIRWAY, 7, 1", "STAIRWAY, 7, 3", "STAIRWAY, 2, 4", "LATEST, 9, 2", "LATEST, 3, 5", "ROUND_TRIP, 4, 3"
    })
    void all_shards_together_look_at_each_migration_once(Journey journey, int count, int shards) {
        List<String> lookedAt = new ArrayList<>();
        for (int index = 1; index <= shards; index++) {
            lookedAt.addAll(lookedAt(plan(journey, count, new Share(index, shards))));
        }

        assertThat(lookedAt).containsExactlyElementsOf(lookedAt(plan(journey, count, Share.whole())));
    }

    @Test
    void shards_are_as_large_as_each_other_but_for_one() {
        List<Integer> sizes = IntStream.rangeClosed(1, 4)
                .mapToObj(index -> lookedAt(plan(Journey.STAIRWAY, 15, new Share(index, 4)))
                        .size())
                .toList();

        assertThat(sizes).containsExactly(4, 4, 4, 3);
    }

    @Test
    void what_lies_before_a_shard_is_taken_up_and_what_lies_behind_it_is_left_alone() {
        Plan plan = plan(Journey.STAIRWAY, 6, new Share(2, 3));

        assertThat(plan.steps().get(0).label()).isEqualTo("prepare 1..2");
        assertThat(lookedAt(plan)).containsExactly("3", "4");
        assertThat(plan.migrations())
                .extracting(migration -> migration.id().value())
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void only_the_shard_with_the_newest_migration_checks_the_model() {
        assertThat(plan(Journey.STAIRWAY, 4, new Share(1, 2)).steps()).noneMatch(Step.CheckModel.class::isInstance);
        assertThat(plan(Journey.STAIRWAY, 4, new Share(2, 2)).steps()).anyMatch(Step.CheckModel.class::isInstance);
    }

    @Test
    void a_shard_without_a_migration_has_no_step() {
        assertThat(plan(Journey.STAIRWAY, 2, new Share(4, 4)).steps()).isEmpty();
        assertThat(plan(Journey.ROUND_TRIP, 2, new Share(2, 4)).steps()).isEmpty();
    }

    private static Plan plan(Journey journey, int count, Share share) {
        List<Migration> migrations = IntStream.rangeClosed(1, count)
                .mapToObj(Integer::toString)
                .map(id -> new Migration(
                        new MigrationId(id), id, SourceLocation.of(Path.of(id + ".sql")), new Reversal.Reversible()))
                .toList();
        return new ShardPlanner(journey, 4, share::first, share::end)
                .plan(migrations, EnumSet.of(Part.ROWS, Part.MODEL));
    }

    private static List<String> lookedAt(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step instanceof Step.Apply apply && apply.pass() == Step.Pass.FIRST)
                .map(step -> step.span().toString())
                .toList();
    }
}
