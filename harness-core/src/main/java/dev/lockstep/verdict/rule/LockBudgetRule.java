package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.Moment;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.sql.SqlLine;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Charge;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.remedy.SafeFormFinder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * No lock is held longer than its budget allows. An error both ways: a budget is the user's word.
 *
 * <p>Tables that the step made have no users yet. The default budgets also leave out tables without rows.
 */
public final class LockBudgetRule implements Rule {

    private final Limits limits;

    public LockBudgetRule(Limits limits) {
        this.limits = limits;
    }

    @Override
    public RuleId id() {
        return RuleId.LOCK_BUDGET_EXCEEDED;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        PassFindings findings = new PassFindings(id(), journal);
        for (WatchedPass pass : WatchedPass.all(journal, limits.sizes())) {
            for (StatementSeen statement : pass.statements()) {
                worst(pass, statement).forEach((table, worst) -> tell(findings, pass, statement, table, worst));
            }
        }
        return new UnmatchedLimits(limits).addTo(findings.list(), id(), journal);
    }

    /** A hold that broke a budget. */
    private record Overdue(LockHold hold, Breach breach) {
        boolean isWorseThan(Overdue other) {
            int bySeverity = other.breach.severity().compareTo(breach.severity());
            return bySeverity == 0 ? hold.mode().compareTo(other.hold.mode()) > 0 : bySeverity > 0;
        }
    }

    /** A statement locks a table, its indexes and its sequences; the worst of them stands for all. */
    private Map<ObjectName, Overdue> worst(WatchedPass pass, StatementSeen statement) {
        Map<ObjectName, Overdue> worst = new LinkedHashMap<>();
        for (LockHold hold : statement.locks()) {
            Optional<ObjectName> table = hold.target().table().filter(name -> !pass.isNew(name));
            if (table.isPresent() && hold.target().kind() != LockTarget.Kind.CATALOG) {
                breach(pass, hold, table.get())
                        .ifPresent(breach -> worst.merge(
                                table.get(),
                                new Overdue(hold, breach),
                                (old, now) -> now.isWorseThan(old) ? now : old));
            }
        }
        return worst;
    }

    private Optional<Breach> breach(WatchedPass pass, LockHold hold, ObjectName table) {
        Charge charge = new Charge(
                Budget.Cost.HELD,
                Optional.of(hold.mode()),
                List.of(hold.target().name(), table.toString()),
                pass.span().toString(),
                pass.direction());
        return Breach.of(limits, charge, hold.held())
                .filter(breach -> !breach.budget().isDefault() || pass.wasInUse(table));
    }

    private static void tell(
            PassFindings findings, WatchedPass pass, StatementSeen statement, ObjectName table, Overdue overdue) {
        LockWords words = new LockWords(pass);
        LockHold hold = overdue.hold();
        Problem problem = words.problem(
                hold.mode().sql() + " on " + hold.target().name() + " was held "
                        + overdue.breach().words(),
                statement,
                table);
        problem = overdue.breach().told(problem).said(words.victims(hold)).remedy(remedy(statement, hold));
        findings.add(
                pass,
                overdue.breach().severity(),
                statement.sql(),
                table.toString(),
                hold.held().micros(),
                problem);
    }

    private static String remedy(StatementSeen statement, LockHold hold) {
        long own = hold.acquired().until(Moment.exactly(statement.endMicros())).micros();
        if (2 * own < hold.held().micros()) {
            return "let the transaction end right after "
                    + SqlLine.of(statement.sql()).abbreviated()
                    + ": most of the time the lock is held for what comes after it";
        }
        return new SafeFormFinder()
                .find(statement.sql())
                .orElse(
                        "do less while the lock is held: put the work that needs no such lock into a migration of its own");
    }
}
