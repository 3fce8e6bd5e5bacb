package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.plan.Step;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.ArrayList;
import java.util.List;

/** Every migration goes up. */
public final class UpFailedRule implements Rule {

    /** For when the tool itself has no advice. */
    private static final String REMEDY = "correct the migration: nothing that comes after it can go out";

    @Override
    public RuleId id() {
        return RuleId.UP_FAILED;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        for (Observation observation : journal.observations()) {
            Step step = observation.step();
            boolean up = step instanceof Step.Apply apply && apply.pass() == Step.Pass.FIRST;
            if (up || step instanceof Step.Prepare) {
                Severity weight = index.failureWeight(observation);
                index.failure(observation, "the up of " + index.name(step.span()) + " failed")
                        .map(problem -> problem.remedy().isEmpty() && weight == Severity.ERROR
                                ? problem.remedy(REMEDY)
                                : problem)
                        .ifPresent(problem ->
                                findings.add(index.finding(id(), weight, step.span(), Direction.UP, "", problem)));
            }
        }
        return findings;
    }
}
