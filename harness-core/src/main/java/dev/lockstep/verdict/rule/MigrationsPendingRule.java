package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.List;

/** When every migration went up, the tool has nothing left to do. */
public final class MigrationsPendingRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.MIGRATIONS_PENDING_AFTER_UP;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Observation> captures = index.captures();
        if (captures.isEmpty()) {
            return List.of();
        }
        HistoryAtCapture last = HistoryAtCapture.of(captures.get(captures.size() - 1), index.ids());
        boolean atEnd = last.expected().size() == index.ids().size();
        List<String> pending = last.missing();
        if (!atEnd || pending.isEmpty()) {
            return List.of();
        }
        Step.Capture since = captures.stream()
                .map(capture -> HistoryAtCapture.of(capture, index.ids()))
                .filter(history -> history.missing().stream().anyMatch(pending::contains))
                .map(HistoryAtCapture::capture)
                .findFirst()
                .orElse(last.capture());
        Problem problem = Problem.what("every migration went up, and the tool still has some to do")
                .said("pending: " + String.join(", ", pending))
                .said("first seen: " + since.label())
                .remedy("look for a migration that writes to the tool's history, or that the tool runs every time");
        return List.of(index.finding(id(), Severity.ERROR, since.span(), Direction.UP, "", problem));
    }
}
