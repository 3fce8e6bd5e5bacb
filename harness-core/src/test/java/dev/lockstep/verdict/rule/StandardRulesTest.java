package dev.lockstep.verdict.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import org.junit.jupiter.api.Test;

class StandardRulesTest {

    @Test
    void there_is_one_rule_for_every_id_in_the_order_of_the_ids() {
        assertThat(StandardRules.all(Limits.standard())).map(Rule::id).containsExactly(RuleId.values());
    }
}
