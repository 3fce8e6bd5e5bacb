package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tool's own history says what was done.
 *
 * <p>A migration that is still missing from it at the end is told by {@link MigrationsPendingRule}.
 */
public final class BookkeepingInconsistentRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.BOOKKEEPING_INCONSISTENT;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Observation> captures = index.captures();
        List<Finding> findings = new ArrayList<>();
        if (captures.isEmpty()) {
            return findings;
        }
        Set<String> told = new LinkedHashSet<>(
                HistoryAtCapture.of(captures.get(captures.size() - 1), index.ids()).missing());
        for (Observation capture : captures) {
            HistoryAtCapture history = HistoryAtCapture.of(capture, index.ids());
            List<String> missing =
                    history.missing().stream().filter(told::add).toList();
            List<String> extra = history.extra().stream()
                    .filter(id -> told.add("applied " + id))
                    .toList();
            if (!missing.isEmpty() || !extra.isEmpty()) {
                findings.add(finding(index, history, missing, extra));
            }
        }
        return findings;
    }

    private Finding finding(
            JournalIndex index, HistoryAtCapture history, List<String> missing, List<String> extra) {
        String way = history.direction() == Direction.UP ? "up" : "down";
        Problem problem = Problem.what("after the " + way + " of "
                + index.name(history.capture().span()) + ", the tool's history is not what was done");
        if (!missing.isEmpty()) {
            problem = problem.said("not in the history though it is up: " + String.join(", ", missing));
        }
        if (!extra.isEmpty()) {
            problem = problem.said("in the history though it is down: " + String.join(", ", extra));
        }
        return index.finding(
                id(),
                Severity.ERROR,
                history.capture().span(),
                history.direction(),
                "",
                problem.remedy("leave the history to the tool: no migration writes to it"));
    }
}
