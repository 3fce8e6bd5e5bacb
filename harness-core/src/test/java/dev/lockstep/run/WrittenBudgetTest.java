package dev.lockstep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.lock.LockMode;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Budget.Cost;
import dev.lockstep.verdict.Finding.Direction;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenBudgetTest {

    @Test
    void a_duration_alone_is_for_everything() {
        Budget budget = read(Cost.WAITED, "1s");

        assertThat(budget)
                .isEqualTo(new Budget(
                        Cost.WAITED,
                        Optional.empty(),
                        "*",
                        "*",
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        OptionalLong.empty(),
                        "lockstep.yaml"));
    }

    @Test
    void a_sentence_says_what_it_is_for_in_any_order() {
        Budget budget = read(
                Cost.HELD, "200 ms  on audit.* of access exclusive at 500_000_000 rows up in changelog.xml::7::a b");

        assertThat(budget)
                .isEqualTo(new Budget(
                        Cost.HELD,
                        Optional.of(LockMode.ACCESS_EXCLUSIVE),
                        "audit.*",
                        "changelog.xml::7::a b",
                        Optional.of(Direction.UP),
                        Duration.ofMillis(200),
                        OptionalLong.of(500_000_000),
                        "lockstep.yaml"));
        assertThat(read(Cost.STATEMENT, "2m at 7 down").direction()).contains(Direction.DOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            textBlock =
                    """
                    HELD            | soon                    | not a duration; write a number with ms, s, m or h, for instance 30s
                    HELD            | of SHARE                | not a duration; write a number with ms, s, m or h, for instance 30s
                    HELD            | 1s of EXCLUSIV          | no lock mode is named EXCLUSIV; there are ACCESS_SHARE, ROW_SHARE, ROW_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE, SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE
                    HELD            | 1s on                   | nothing is said after "on"
                    HELD            | 1s on a on b            | "on" is written twice
                    HELD            | 1s up down              | says up and down; leave both out for both
                    HELD            | 1s up orders            | nothing is known of "orders" after "up"
                    HELD            | 1s at many              | "many" is not a number of rows
                    HELD            | 1s at 0                 | "0" is not a number of rows
                    WAITED          | 1s at 500               | only how long a lock is held or a statement takes is projected "at" a number of rows
                    STATEMENT       | 1s of SHARE             | only a budget of locks is "of" a mode
                    MIGRATION       | 1s on orders            | only a budget of locks or traffic is "on" a table
                    """)
    void says_what_is_wrong(Cost cost, String text, String fault) {
        String told = new WrittenBudget(cost, text).read("lockstep.yaml").fold(Budget::toString, refused -> refused);

        assertThat(told).isEqualTo(fault);
    }

    private static Budget read(Cost cost, String text) {
        return new WrittenBudget(cost, text).read("lockstep.yaml").fold(budget -> budget, fault -> {
            throw new AssertionError(fault);
        });
    }
}
