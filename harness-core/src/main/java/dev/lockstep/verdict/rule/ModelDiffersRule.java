package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Comparison;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The application's model and the migrated schema agree.
 *
 * <p>An error is what keeps the application from starting, a warning is a table or column that the model makes otherwise. What
 * only the migrations make, such as indexes and checks, is theirs to decide and no finding.
 */
public final class ModelDiffersRule implements Rule {

    private static final Set<ObjectKind> MAPPED = Set.of(ObjectKind.TABLE, ObjectKind.COLUMN);
    private static final Set<String> MAPPED_PROPERTIES = Set.of("type", "nullable", "not null", "nullability");

    @Override
    public RuleId id() {
        return RuleId.MODEL_DIFFERS_FROM_SCHEMA;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        JournalIndex index = new JournalIndex(journal);
        List<Finding> findings = new ArrayList<>();
        for (Observation observation : journal.observations()) {
            if (observation.step() instanceof Step.CheckModel check) {
                index.failure(observation, "the application's model does not accept the migrated schema")
                        .ifPresent(problem -> findings.add(finding(index, Severity.ERROR, check.span(), problem)));
                for (Comparison comparison : observation.comparisons()) {
                    findings.addAll(differences(index, check.span(), comparison));
                }
            }
        }
        return findings;
    }

    private List<Finding> differences(JournalIndex index, Span span, Comparison comparison) {
        List<Change> changes = comparison.purpose() == Purpose.MODEL_EQUALS_SCHEMA
                ? comparison.schema().changes().stream().filter(ModelDiffersRule::isMapped).toList()
                : List.of();
        if (changes.isEmpty()) {
            return List.of();
        }
        Problem problem = Problem.what("the schema that the model makes is not the migrated one");
        for (Change change : changes) {
            problem = problem.said(
                    change instanceof Change.Removed ? change.key() + " is not in the migrated schema" : change.text());
        }
        return List.of(finding(
                index, Severity.WARNING, span, problem.remedy("change the model, or write the migration that is missing")));
    }

    private static boolean isMapped(Change change) {
        if (change instanceof Change.Altered altered) {
            return MAPPED.contains(change.key().kind()) && MAPPED_PROPERTIES.contains(altered.property());
        }
        return change instanceof Change.Removed && MAPPED.contains(change.key().kind());
    }

    private Finding finding(JournalIndex index, Severity severity, Span span, Problem problem) {
        return index.finding(id(), severity, span, Direction.NEITHER, "", problem);
    }
}
