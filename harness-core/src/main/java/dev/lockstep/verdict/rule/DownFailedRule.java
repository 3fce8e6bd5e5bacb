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

/** Every down that is there works, also after rows were written at the new version. */
public final class DownFailedRule implements Rule {

    /** For when the tool itself has no advice. */
    private static final String REMEDY = "correct the down: whoever needs it needs it in a hurry";

    @Override
    public RuleId id() {
        return RuleId.DOWN_FAILED;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        for (Observation observation : journal.observations()) {
            if (observation.step() instanceof Step.Revert down) {
                Severity weight = index.failureWeight(observation);
                index.failure(observation, "the down of " + index.name(down.span()) + " failed")
                        .map(problem -> problem.remedy().isEmpty() && weight == Severity.ERROR
                                ? problem.remedy(REMEDY)
                                : problem)
                        .ifPresent(problem ->
                                findings.add(index.finding(id(), weight, down.span(), Direction.DOWN, "", problem)));
            }
        }
        return findings;
    }
}
