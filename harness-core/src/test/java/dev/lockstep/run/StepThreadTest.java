package dev.lockstep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StepThreadTest {

    private final StepThread thread = new StepThread("orders/sql");

    @AfterEach
    void close() {
        thread.close();
    }

    @Test
    void gives_what_the_work_gives() {
        assertThat(thread.await("up 1", () -> "done", Duration.ofMinutes(1), () -> "hung"))
                .isEqualTo("done");
    }

    @Test
    void asks_what_work_that_hangs_waits_for_and_goes_on() {
        CountDownLatch released = new CountDownLatch(1);

        String given = thread.await(
                "up 1",
                () -> {
                    released.await();
                    return "done";
                },
                Duration.ofMillis(50),
                () -> {
                    released.countDown();
                    return "waited for a lock";
                });

        assertThat(given).isEqualTo("waited for a lock");
        assertThat(thread.await("up 2", () -> "next")).isEqualTo("next");
    }

    @Test
    void an_error_that_nobody_expected_is_told_with_its_place() {
        assertThatThrownBy(() -> thread.await("up 1", () -> {
                    throw new IllegalStateException("no such thing");
                }))
                .isInstanceOf(LockstepException.class)
                .hasMessageStartingWith(
                        """
                        the step ended with an error that nobody expected
                          where:  up 1
                          said:   java.lang.IllegalStateException: no such thing
                          said:   at dev.lockstep.run.StepThreadTest""");
    }

    @Test
    void a_problem_that_the_harness_knows_passes_through() {
        LockstepException stuck = new LockstepException(Problem.what("no server"));

        assertThatThrownBy(() -> thread.await("up 1", () -> {
                    throw stuck;
                }))
                .isSameAs(stuck);
    }
}
