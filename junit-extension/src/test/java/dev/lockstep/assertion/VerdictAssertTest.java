package dev.lockstep.assertion;

import static dev.lockstep.assertion.LockstepAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictAssertTest {

    private final Verdict passed =
            new Verdict.Passed(List.of(Samples.accepted(RuleId.INDEX_INVALID, "rebuilt at night")));
    private final Verdict failed = new Verdict.Failed(List.of(Samples.finding(RuleId.DOWN_MISSING, Severity.ERROR)));
    private final Verdict inconclusive = new Verdict.Inconclusive(
            List.of(), List.of(Problem.what("there are no migrations").where("db")));

    @Test
    void agrees_with_each_verdict() {
        assertThat(passed).hasPassed().hasNoFindings();
        assertThat(failed).hasFailed().hasFinding(RuleId.DOWN_MISSING);
        assertThat(inconclusive).isInconclusive().hasNoFindings();
    }

    @Test
    void says_why_the_verdict_is_another() {
        assertThatThrownBy(() -> assertThat(inconclusive).hasPassed())
                .hasMessage(
                        """
                        expected the verdict to be passed, but it is inconclusive:
                        there are no migrations
                          where:  db""");
        assertThatThrownBy(() -> assertThat(failed).hasPassed())
                .hasMessage(
                        """
                        expected the verdict to be passed, but it is failed:
                          error down-missing on 0004: orders.down-missing is wrong""");
        assertThatThrownBy(() -> assertThat(passed).hasFailed())
                .hasMessageStartingWith("expected the verdict to be failed, but it is passed");
        assertThatThrownBy(() -> assertThat(passed).isInconclusive())
                .hasMessageStartingWith("expected the verdict to be inconclusive, but it is passed");
    }

    @Test
    void lists_the_findings_that_exist() {
        assertThatThrownBy(() -> assertThat(failed).hasFinding(RuleId.UP_FAILED))
                .hasMessage(
                        """
                        expected a finding of up-failed
                        but found:
                          error down-missing on 0004: orders.down-missing is wrong""");
        assertThatThrownBy(() -> assertThat(inconclusive).hasFinding(RuleId.UP_FAILED))
                .hasMessage("expected a finding of up-failed\nbut there is none");
        assertThatThrownBy(() -> assertThat(failed).hasNoFindings())
                .hasMessage(
                        """
                        expected no finding
                        but found:
                          error down-missing on 0004: orders.down-missing is wrong""");
    }
}
