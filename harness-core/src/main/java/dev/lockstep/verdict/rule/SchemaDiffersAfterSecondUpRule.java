package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Comparison;
import dev.lockstep.journal.Journal;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Span;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKey;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The second up makes the schema that the first made.
 *
 * <p>An object that the down already left different is the down's fault and told there.
 */
public final class SchemaDiffersAfterSecondUpRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.SCHEMA_DIFFERS_AFTER_SECOND_UP;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        index.comparisons(Purpose.SECOND_UP_REPEATS_FIRST).forEach((span, comparison) -> {
            Set<ObjectKey> byDown = differentAfterDown(index, span);
            List<Change> changes = comparison.schema().changes().stream()
                    .filter(change -> !byDown.contains(change.key()))
                    .toList();
            if (!changes.isEmpty()) {
                findings.add(different(index, span, changes));
            }
        });
        return findings;
    }

    private static Set<ObjectKey> differentAfterDown(JournalIndex index, Span span) {
        return Stream.ofNullable(index.comparisons(Purpose.DOWN_RESTORES).get(span))
                .map(Comparison::schema)
                .flatMap(diff -> diff.changes().stream())
                .map(Change::key)
                .collect(Collectors.toSet());
    }

    private Finding different(JournalIndex index, Span span, List<Change> changes) {
        Problem problem = Problem.what("the second up of " + index.name(span) + " makes another schema than the first");
        for (Change change : changes) {
            problem = problem.said(change.text());
        }
        return index.finding(
                id(),
                Severity.ERROR,
                span,
                Direction.UP,
                changes.get(0).key().identity(),
                problem.remedy("let the up depend only on the schema that it finds: "
                        + "no IF NOT EXISTS over leftovers, no generated names, no time of day in a default"));
    }
}
