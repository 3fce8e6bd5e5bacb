package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.lock.Measure;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import java.util.List;

/**
 * The rows of a large table are changed in batches, each in a transaction of its own.
 *
 * <p>A backfill under a lock that keeps others out is told by {@link DdlAndBackfillRule}.
 */
public final class BackfillInOneTransactionRule implements Rule {

    private final TableSizes sizes;

    public BackfillInOneTransactionRule(TableSizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public RuleId id() {
        return RuleId.BACKFILL_IN_ONE_TRANSACTION;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        PassFindings findings = new PassFindings(id(), journal);
        for (WatchedPass pass : WatchedPass.all(journal, sizes)) {
            for (List<StatementSeen> transaction : pass.transactions().values()) {
                Backfill.of(pass, transaction)
                        .filter(backfill ->
                                DdlAndBackfillRule.lock(pass, backfill).isEmpty())
                        .ifPresent(backfill -> tell(findings, pass, backfill));
            }
        }
        return findings.list();
    }

    private static void tell(PassFindings findings, WatchedPass pass, Backfill backfill) {
        long took = backfill.statements().stream()
                .mapToLong(StatementSeen::tookMicros)
                .sum();
        String table = backfill.table().toString();
        Problem problem = new LockWords(pass)
                .problem(backfill.counted() + " are changed in one transaction", backfill.largest(), backfill.table())
                .said("it took " + Measure.exactly(took)
                        + " here; every changed row stays locked and every old version stays "
                        + "on disk until the transaction ends")
                .remedy(
                        "change the rows of " + table + " in batches of a few thousand by key, each committed: "
                                + "from a script or a procedure that commits, or with a migration that runs outside a transaction");
        findings.add(pass, pass.weight(Severity.WARNING), backfill.largest().sql(), table, backfill.rows(), problem);
    }
}
