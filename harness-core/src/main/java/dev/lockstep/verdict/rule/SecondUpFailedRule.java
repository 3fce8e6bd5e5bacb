package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Comparison;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Every migration goes up again after its down.
 *
 * <p>Where the down left the schema or the tool's history different, the failure only follows from that and is told as
 * information.
 */
public final class SecondUpFailedRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.SECOND_UP_FAILED;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        for (Observation observation : journal.observations()) {
            if (observation.step() instanceof Step.Apply up && up.pass() == Step.Pass.SECOND) {
                index.failure(observation, "the second up of " + index.name(up.span()) + " failed")
                        .ifPresent(problem -> findings.add(finding(index, observation, problem)));
            }
        }
        return findings;
    }

    private Finding finding(JournalIndex index, Observation observation, Problem problem) {
        Span span = observation.step().span();
        if (index.failureWeight(observation) == Severity.INFO) {
            return index.finding(id(), Severity.INFO, span, Direction.UP, "", problem);
        }
        if (schemaDiffered(index, span)) {
            return following(index, span, problem, RuleId.SCHEMA_DIFFERS_AFTER_DOWN);
        }
        if (historyDiffered(index, span)) {
            return following(index, span, problem, RuleId.BOOKKEEPING_INCONSISTENT);
        }
        return index.finding(
                id(),
                Severity.ERROR,
                span,
                Direction.UP,
                "",
                problem.remedy().isEmpty()
                        ? problem.remedy("let the down undo everything that the up did, rows included")
                        : problem);
    }

    private Finding following(JournalIndex index, Span span, Problem problem, RuleId cause) {
        return index.finding(id(), Severity.INFO, span, Direction.UP, "", problem.said("follows from " + cause));
    }

    private static boolean historyDiffered(JournalIndex index, Span span) {
        return index.captures().stream()
                .map(capture -> HistoryAtCapture.of(capture, index.ids()))
                .filter(history -> history.capture().span().equals(span)
                        || isRange(history.capture().span()))
                .filter(history -> history.direction() == Direction.DOWN)
                .anyMatch(HistoryAtCapture::isInconsistent);
    }

    private static boolean schemaDiffered(JournalIndex index, Span span) {
        Map<Span, Comparison> downs = index.comparisons(Purpose.DOWN_RESTORES);
        return downs.entrySet().stream()
                .filter(down -> down.getKey().equals(span) || isRange(down.getKey()))
                .anyMatch(down -> !down.getValue().schema().isEmpty());
    }

    private static boolean isRange(Span span) {
        return !span.first().equals(span.last());
    }
}
