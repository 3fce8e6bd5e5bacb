package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.verdict.RuleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainCommandTest {

    @ParameterizedTest
    @EnumSource
    void every_rule_has_its_page(RuleId rule) {
        Told told = Told.by("explain", rule.id());

        assertThat(told.code()).isZero();
        assertThat(told.out()).startsWith("# " + rule.id() + "\n").contains("**Remedy.**");
    }

    @Test
    void without_a_rule_all_are_listed() {
        assertThat(Told.by("explain").out().lines())
                .hasSize(RuleId.values().length)
                .contains("down-missing");
    }
}
