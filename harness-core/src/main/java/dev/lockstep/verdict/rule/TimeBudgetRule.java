package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.Measure;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Charge;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.remedy.SafeFormFinder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** No statement and no migration takes longer than its budget allows. There is none by default. An error both ways. */
public final class TimeBudgetRule implements Rule {

    private static final String REMEDY =
            "split the work: what takes long into batches or into a migration of its own that runs while the application works";

    private final Limits limits;

    public TimeBudgetRule(Limits limits) {
        this.limits = limits;
    }

    @Override
    public RuleId id() {
        return RuleId.TIME_BUDGET_EXCEEDED;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        PassFindings findings = new PassFindings(id(), journal);
        for (WatchedPass pass : WatchedPass.all(journal, limits.sizes())) {
            pass.statements().forEach(statement -> statement(findings, pass, statement));
            migration(findings, pass);
        }
        return findings.list();
    }

    private void statement(PassFindings findings, WatchedPass pass, StatementSeen statement) {
        List<String> tables = statement.locks().stream()
                .map(LockHold::target)
                .flatMap(target -> target.table().stream())
                .map(ObjectName::toString)
                .distinct()
                .toList();
        Charge charge = charge(Budget.Cost.STATEMENT, pass, tables);
        Breach.of(limits, charge, Measure.exactly(statement.tookMicros())).ifPresent(breach -> {
            Problem problem =
                    breach.told(new LockWords(pass).statement("the statement ran " + breach.words(), statement));
            findings.add(
                    pass,
                    breach.severity(),
                    statement.sql(),
                    tables.isEmpty() ? "" : tables.get(0),
                    statement.tookMicros(),
                    problem.remedy(new SafeFormFinder().find(statement.sql()).orElse(REMEDY)));
        });
    }

    private void migration(PassFindings findings, WatchedPass pass) {
        List<String> tables = pass.watched().relations().stream()
                .map(RelationSeen::table)
                .map(ObjectName::toString)
                .distinct()
                .toList();
        long took = pass.observation().tookMicros();
        Breach.of(limits, charge(Budget.Cost.MIGRATION, pass, tables), Measure.exactly(took))
                .ifPresent(breach -> {
                    Problem problem = breach.told(Problem.what("the migration ran " + breach.words())
                            .said("by the harness's clock, the tool's own start included"));
                    Optional<StatementSeen> longest =
                            pass.statements().stream().max(Comparator.comparingLong(StatementSeen::tookMicros));
                    if (longest.isPresent()) {
                        problem = problem.said("its longest statement took "
                                        + Measure.exactly(longest.get().tookMicros()))
                                .said(LockWords.line(longest.get()));
                    }
                    findings.addOnce(pass, breach.severity(), "", "", took, problem.remedy(REMEDY));
                });
    }

    private static Charge charge(Budget.Cost cost, WatchedPass pass, List<String> tables) {
        return new Charge(cost, Optional.empty(), tables, pass.span().toString(), pass.direction());
    }
}
