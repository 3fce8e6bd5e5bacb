package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.NamePattern;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names the budgets and sizes that are about no relation of the whole run, as they are when a name is misspelt. A run that did not
 * get to its end says nothing about them.
 */
final class UnmatchedLimits {

    private static final Map<Budget.Cost, RuleId> RULES = Map.of(
            Budget.Cost.HELD, RuleId.LOCK_BUDGET_EXCEEDED,
            Budget.Cost.WAITED, RuleId.WAIT_BUDGET_EXCEEDED,
            Budget.Cost.TRAFFIC_BLOCKED, RuleId.TRAFFIC_BLOCKED,
            Budget.Cost.STATEMENT, RuleId.TIME_BUDGET_EXCEEDED,
            Budget.Cost.MIGRATION, RuleId.TIME_BUDGET_EXCEEDED);

    private final Limits limits;

    UnmatchedLimits(Limits limits) {
        this.limits = limits;
    }

    /** Returns the findings of {@code rule} with a note for each of its limits that nothing fits. */
    List<Finding> addTo(List<Finding> findings, RuleId rule, Journal journal) {
        Set<String> known = relations(journal);
        boolean complete = journal.observations().stream()
                .allMatch(observation -> observation.outcome().isCompleted());
        if (known.isEmpty() || !complete) {
            return findings;
        }
        List<Finding> all = new ArrayList<>(findings);
        for (Budget budget : limits.budgets()) {
            if (rule == RULES.get(budget.cost()) && !fitsOne(budget.relation(), known)) {
                all.add(note(
                        rule,
                        Problem.what("a budget is about \"" + budget.relation()
                                        + "\", and the run had no relation of that name")
                                .where(budget.writtenAt()),
                        known));
            }
        }
        for (String table : limits.sizes().productionRows().keySet()) {
            if (rule == RuleId.COST_GROWS_WITH_ROWS && !fitsOne(table, known)) {
                all.add(note(
                        rule,
                        Problem.what("rows in production are declared for \"" + table
                                        + "\", and the run had no relation of that name")
                                .where("setting productionRows"),
                        known));
            }
        }
        return all;
    }

    private static boolean fitsOne(String pattern, Set<String> known) {
        return pattern.equals(Budget.ANY) || known.stream().anyMatch(new NamePattern(pattern)::matches);
    }

    private static Finding note(RuleId rule, Problem problem, Set<String> known) {
        return new Finding(
                rule,
                Severity.INFO,
                "",
                Direction.NEITHER,
                "",
                "",
                problem.said("relations: " + String.join(", ", known))
                        .remedy("correct the name, or remove what nothing fits"),
                Optional.empty(),
                Optional.empty());
    }

    private static Set<String> relations(Journal journal) {
        Set<String> tables = new TreeSet<>();
        journal.tables().forEach(size -> tables.add(size.table().toString()));
        for (Observation observation : journal.observations()) {
            observation.loads().forEach(load -> tables.add(load.table().toString()));
            observation.watched().relations().forEach(relation -> tables.add(relation.name()));
            observation.watched().traffic().forEach(traffic -> tables.add(traffic.name()));
            observation.watched().statements().forEach(statement -> tables.addAll(locked(statement)));
        }
        return tables;
    }

    private static Set<String> locked(StatementSeen statement) {
        Set<String> names = new LinkedHashSet<>();
        statement.locks().stream()
                .filter(hold -> hold.target().table().isPresent())
                .forEach(hold -> names.add(hold.target().name()));
        statement.waits().forEach(wait -> wait.target().table().ifPresent(table -> names.add(table.toString())));
        return names;
    }
}
