package dev.lockstep.rules;

class RulePagesOn14IT extends RulePages {
    RulePagesOn14IT() {
        super(14);
    }
}
