package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Span;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.Change;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.ArrayList;
import java.util.List;

/** The down gives back the schema that the up found. Physical column order is told apart, as information. */
public final class SchemaDiffersAfterDownRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.SCHEMA_DIFFERS_AFTER_DOWN;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        index.comparisons(Purpose.DOWN_RESTORES).forEach((span, comparison) -> {
            SchemaDiff diff = comparison.schema();
            if (!diff.isEmpty()) {
                findings.add(different(index, span, diff.changes()));
            }
            if (!diff.reordered().isEmpty()) {
                findings.add(reordered(index, span, diff.reordered()));
            }
        });
        return findings;
    }

    private Finding different(JournalIndex index, Span span, List<Change> changes) {
        Problem problem = Problem.what("the down of " + index.name(span) + " does not give back the schema");
        for (Change change : changes) {
            problem = problem.said(text(change));
        }
        return index.finding(
                id(),
                Severity.ERROR,
                span,
                Direction.DOWN,
                changes.get(0).key().identity(),
                problem.remedy("undo in the down what the up did to each of them"));
    }

    private static String text(Change change) {
        if (change instanceof Change.Added) {
            return change.key() + " is still there, or new";
        }
        return change instanceof Change.Removed ? change.key() + " is gone" : change.text();
    }

    private Finding reordered(JournalIndex index, Span span, List<Change.Reordered> tables) {
        Problem problem = Problem.what("the down of " + index.name(span) + " gives back columns in another order");
        for (Change.Reordered table : tables) {
            problem = problem.said(table.text());
        }
        return index.finding(
                id(),
                Severity.INFO,
                span,
                Direction.DOWN,
                tables.get(0).key().identity(),
                problem.remedy("nothing, unless something reads SELECT * or copies without a list of columns"));
    }
}
