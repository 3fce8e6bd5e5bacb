package dev.lockstep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.problem.Problem;
import dev.lockstep.run.WatchedStep.Result;
import dev.lockstep.spi.Scene;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SceneRetryTest {

    private static final Outcome GAVE_UP =
            Outcome.failed(Problem.what("the script failed").said("ERROR: canceling statement due to lock timeout"));

    @Test
    void a_migration_that_gave_up_waiting_behind_a_scene_is_tried_again() {
        SceneRetry retry = new SceneRetry(Set.of(Scene.LONG_READER));

        assertThat(retry.isDue(result(GAVE_UP))).isTrue();
        assertThat(retry.isDue(result(Outcome.failed(Problem.what("refused").said("55P03: could not obtain lock")))))
                .isTrue();
    }

    @Test
    void any_other_failure_stays_a_failure() {
        SceneRetry retry = new SceneRetry(Set.of(Scene.LONG_READER));

        assertThat(retry.isDue(result(Outcome.failed(Problem.what("refused").said("42P07: it exists")))))
                .isFalse();
        assertThat(retry.isDue(result(Outcome.completed()))).isFalse();
        assertThat(new SceneRetry(Set.of()).isDue(result(GAVE_UP))).isFalse();
    }

    @Test
    void tells_that_it_gave_up_and_what_the_traffic_suffered() {
        SceneRetry retry = new SceneRetry(Set.of(Scene.LONG_READER, Scene.IDLE_IN_TRANSACTION));

        Result told = retry.told(result(GAVE_UP, "a long reader on orders"), result(Outcome.completed()));

        assertThat(told.outcome().isCompleted()).isTrue();
        assertThat(told.watched().scenes())
                .containsExactly(
                        "a long reader on orders",
                        "gave up cleanly after lock_timeout behind the long reader and the idle in transaction session;"
                                + " meanwhile a request to orders took up to 104 ms");
    }

    @Test
    void a_second_failure_counts() {
        SceneRetry retry = new SceneRetry(Set.of(Scene.LONG_READER));
        Outcome broken = Outcome.failed(Problem.what("half done"));

        Result told = retry.told(result(GAVE_UP), result(broken));

        assertThat(told.outcome()).isEqualTo(broken);
        assertThat(told.watched().scenes())
                .containsExactly("gave up after lock_timeout and failed again without the long reader;"
                        + " meanwhile a request to orders took up to 104 ms");
    }

    private static Result result(Outcome outcome, String... scenes) {
        TrafficSeen slow =
                new TrafficSeen("orders", TrafficSeen.Kind.READ, 9, 300, 90_000, 104_500, 104_500, 0, "", List.of());
        return new Result(
                outcome,
                new Watched(List.of(), List.of(), List.of(), List.of(slow), List.of(), List.of(scenes), List.of()));
    }
}
