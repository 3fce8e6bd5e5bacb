package dev.lockstep.run.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.Watched;
import dev.lockstep.problem.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void another_value_is_the_same_trouble_and_another_constraint_is_not() {
        Failure number =
                failure("22P02: invalid input syntax for type integer: \"abc\"").orElseThrow();
        Failure unique = failure("23505: could not create unique index \"a\"").orElseThrow();

        assertThat(number.isLike(failure("22P02: invalid input syntax for type integer: \"\"")
                        .orElseThrow()))
                .isTrue();
        assertThat(number.isLike(failure("22P02: invalid input syntax for type uuid: \"abc\"")
                        .orElseThrow()))
                .isFalse();
        assertThat(unique.isLike(
                        failure("23505: could not create unique index \"b\"").orElseThrow()))
                .isFalse();
        assertThat(number.refusedValue()).contains("abc");
        assertThat(unique.refusedValue()).isEmpty();
    }

    @Test
    void what_no_row_can_cause_is_no_failure_to_look_into() {
        assertThat(failure("55P03: canceling statement due to lock timeout")).isEmpty();
        assertThat(failure("57P01: terminating connection due to administrator command"))
                .isEmpty();
        assertThat(failure("42601: syntax error at or near \"x\"")).isEmpty();
        assertThat(failure("the tool was not found")).isEmpty();
        assertThat(Failure.of(Outcome.completed(), Watched.nothing())).isEmpty();
    }

    @Test
    void a_name_counts_as_a_whole_word_only() {
        Failure failure = failure("23502: column \"email\" of relation \"people\" contains null values")
                .orElseThrow();

        assertThat(failure.names("people")).isTrue();
        assertThat(failure.names("EMAIL")).isTrue();
        assertThat(failure.names("mail")).isFalse();
    }

    private static Optional<Failure> failure(String said) {
        return Failure.of(Outcome.failed(Problem.what("sql failed to apply 002").said(said)), Watched.nothing());
    }
}
