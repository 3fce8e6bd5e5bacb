package dev.lockstep.assertion;

import static dev.lockstep.assertion.LockstepAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Outcome;
import dev.lockstep.problem.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JournalAssertTest {

    private final Journal journal = Samples.journal(
            Samples.up("0001", Outcome.completed()),
            Samples.down(
                    "0001",
                    Outcome.failed(Problem.what("0001 did not come down").said("ERROR: 42P01"))),
            Samples.upAgain("0001", Outcome.skipped("its down failed")),
            Samples.up("0002", Outcome.skipped("0001 failed")));

    @Test
    void walks_to_a_step_and_agrees_with_what_it_did() {
        assertThat(journal).hasMigrations("0001", "0002");
        assertThat(journal).applying("0001").completed().tookAtMost(Duration.ofMillis(20));
        assertThat(journal).reverting("0001").failedWith("42P01");
        assertThat(journal).applyingAgain("0001").wasSkipped();
    }

    @Test
    void lists_the_steps_that_exist_when_one_does_not() {
        assertThatThrownBy(() -> assertThat(journal).applying("0004"))
                .hasMessage("no step applied 0004; applied: 0001, 0002");
        assertThatThrownBy(() -> assertThat(journal).reverting("0002"))
                .hasMessage("no step reverted 0002; reverted: 0001");
        assertThatThrownBy(() -> assertThat(Samples.journal()).applyingAgain("0001"))
                .hasMessage("no step applied again 0001; applied again: none");
    }

    @Test
    void lists_the_migrations_that_exist() {
        assertThatThrownBy(() -> assertThat(journal).hasMigrations("0001"))
                .hasMessage("expected the migrations 0001\nbut there are 0001, 0002");
    }

    @Test
    void says_what_a_step_did_instead() {
        assertThatThrownBy(() -> assertThat(journal).reverting("0001").completed())
                .hasMessage(
                        """
                        expected down 0001 to complete, but it failed:
                        0001 did not come down
                          said:   ERROR: 42P01""");
        assertThatThrownBy(() -> assertThat(journal).applying("0002").completed())
                .hasMessage("expected up 0002 to complete, but it was skipped: 0001 failed");
        assertThatThrownBy(() -> assertThat(journal).applying("0001").failedWith("syntax"))
                .hasMessage("expected up 0001 to fail with <syntax>, but it completed");
        assertThatThrownBy(() -> assertThat(journal).reverting("0001").failedWith("syntax"))
                .hasMessage(
                        """
                        expected down 0001 to fail with <syntax>, but it failed otherwise:
                        0001 did not come down
                          said:   ERROR: 42P01""");
        assertThatThrownBy(() -> assertThat(journal).applying("0001").wasSkipped())
                .hasMessage("expected up 0001 to be skipped, but it completed");
    }

    @Test
    void says_how_long_a_step_took() {
        assertThatThrownBy(() -> assertThat(journal).applying("0001").tookAtMost(Duration.ofMillis(19)))
                .hasMessage("expected up 0001 to take at most 19 ms, but it took 20 ms");
    }
}
