package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockWait;
import dev.lockstep.lock.Measure;
import dev.lockstep.lock.Party;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Charge;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The migration waits for no lock on a relation longer than its budget allows: everybody who comes later queues behind it. An error
 * both ways: a budget is the user's word.
 *
 * <p>Waits for the end of a transaction, for a row or an advisory lock are left out: nobody queues behind those but for the same.
 */
public final class WaitBudgetRule implements Rule {

    private final Limits limits;

    public WaitBudgetRule(Limits limits) {
        this.limits = limits;
    }

    @Override
    public RuleId id() {
        return RuleId.WAIT_BUDGET_EXCEEDED;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        PassFindings findings = new PassFindings(id(), journal);
        for (WatchedPass pass : WatchedPass.all(journal, limits.sizes())) {
            for (StatementSeen statement : pass.statements()) {
                for (Waited waited : waits(pass, statement)) {
                    Breach.of(limits, waited.charge(pass), waited.figure())
                            .ifPresent(breach -> tell(findings, pass, statement, waited, breach));
                }
            }
        }
        return new UnmatchedLimits(limits).addTo(findings.list(), id(), journal);
    }

    /** A wait for a relation, whether it was seen by itself or only as the wait before a grant. */
    private record Waited(LockTarget target, ObjectName table, LockMode mode, Measure figure, List<Party> behind) {
        Charge charge(WatchedPass pass) {
            return new Charge(
                    Budget.Cost.WAITED,
                    Optional.of(mode),
                    List.of(target.name(), table.toString()),
                    pass.span().toString(),
                    pass.direction());
        }
    }

    private static List<Waited> waits(WatchedPass pass, StatementSeen statement) {
        List<Waited> waits = new ArrayList<>();
        for (LockWait wait : statement.waits()) {
            if (isOfLater(pass, statement, wait)) {
                continue;
            }
            wait.target()
                    .table()
                    .ifPresent(table -> waits.add(new Waited(
                            wait.target(), table, LockMode.ofServerName(wait.mode()), wait.waited(), wait.behind())));
        }
        for (LockHold hold : statement.locks()) {
            boolean known = waits.stream().anyMatch(wait -> wait.target().equals(hold.target()));
            hold.target()
                    .table()
                    .filter(table -> !known)
                    .ifPresent(table ->
                            waits.add(new Waited(hold.target(), table, hold.mode(), hold.waited(), List.of())));
        }
        return waits;
    }

    /** A wait while several statements are under way at once is known of all of them; it is told of the last, which took the lock. */
    private static boolean isOfLater(WatchedPass pass, StatementSeen statement, LockWait wait) {
        return pass.statements().stream()
                .anyMatch(later ->
                        later.number() > statement.number() && later.waits().contains(wait));
    }

    private static void tell(
            PassFindings findings, WatchedPass pass, StatementSeen statement, Waited waited, Breach breach) {
        String inTheWay = waited.behind().stream().map(Party::toString).collect(Collectors.joining(", "));
        Problem problem = new LockWords(pass)
                .statement(
                        waited.mode().sql() + " on " + waited.target().name() + " was waited " + breach.words(),
                        statement);
        problem = breach.told(problem)
                .said(inTheWay.isEmpty() ? "" : "in its way: " + inTheWay)
                .said(victims(pass, waited.table()))
                .remedy(
                        "SET lock_timeout = '" + breach.budget().limit().toMillis()
                                + "ms' before the statement, and try again when it gives up: then nobody queues behind it for longer");
        findings.add(
                pass,
                breach.severity(),
                statement.sql(),
                waited.table().toString(),
                waited.figure().micros(),
                problem);
    }

    private static String victims(WatchedPass pass, ObjectName table) {
        long count = pass.watched().victims().stream()
                .filter(wait -> wait.target().table().equals(Optional.of(table)))
                .count();
        return count == 0 ? "" : count + (count == 1 ? " request" : " requests") + " of others waited behind it";
    }
}
