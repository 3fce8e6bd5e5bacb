package dev.lockstep.rules;

class RulePagesOn18IT extends RulePages {
    RulePagesOn18IT() {
        super(18);
    }
}
