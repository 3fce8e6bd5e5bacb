package dev.lockstep.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding.Direction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final String SEEN_IN = "seen in the other run";

    @Test
    void what_both_runs_found_is_told_once() {
        Judgement joined = judgement(List.of(), finding("orders", Severity.WARNING))
                .joined(judgement(List.of(), finding("orders", Severity.WARNING)), SEEN_IN);

        assertThat(joined.verdict().findings()).containsExactly(finding("orders", Severity.WARNING));
    }

    @Test
    void what_only_the_other_run_found_is_told_with_where_it_was_seen() {
        Judgement joined = judgement(List.of(), finding("orders", Severity.WARNING))
                .joined(judgement(List.of(), finding("customers", Severity.ERROR)), SEEN_IN);

        assertThat(joined.verdict()).isInstanceOf(Verdict.Failed.class);
        assertThat(joined.verdict().findings()).extracting(Finding::relation).containsExactly("orders", "customers");
        assertThat(joined.verdict().findings().get(1).problem().evidence()).containsExactly(SEEN_IN);
    }

    @Test
    void what_one_of_them_left_unchecked_stays_unchecked() {
        Judgement joined =
                judgement(List.of()).joined(judgement(List.of(Problem.what("table a has no rows"))), SEEN_IN);

        assertThat(joined.verdict()).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(joined.unchecked())
                .containsExactly(Problem.what("table a has no rows").said(SEEN_IN));
    }

    @Test
    void a_suppression_is_unused_if_neither_needed_it() {
        Suppression one = new Suppression("up-failed", "1", "", "");
        Suppression other = new Suppression("down-failed", "1", "", "");

        Judgement joined = new Judgement(new Verdict.Passed(List.of()), List.of(), List.of(one, other))
                .joined(new Judgement(new Verdict.Passed(List.of()), List.of(), List.of(other)), SEEN_IN);

        assertThat(joined.unused()).containsExactly(other);
    }

    private static Judgement judgement(List<Problem> unchecked, Finding... findings) {
        return new Judgement(Verdict.of(List.of(findings), unchecked), unchecked, List.of());
    }

    private static Finding finding(String relation, Severity severity) {
        return new Finding(
                RuleId.ROWS_CHANGED_BY_UP,
                severity,
                "1",
                Direction.UP,
                "",
                relation,
                Problem.what("rows changed"),
                Optional.empty(),
                Optional.empty());
    }
}
