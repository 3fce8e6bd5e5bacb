package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.SelfBlock;
import dev.lockstep.problem.Problem;
import dev.lockstep.sql.SqlLine;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import java.util.List;

/** No statement of the tool waits for another session of the tool: it would wait forever. An error both ways. */
public final class MigratorBlocksItselfRule implements Rule {

    @Override
    public RuleId id() {
        return RuleId.MIGRATOR_BLOCKS_ITSELF;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        PassFindings findings = new PassFindings(id(), journal);
        for (WatchedPass pass : WatchedPass.all(journal, TableSizes.undeclared())) {
            for (SelfBlock block : pass.watched().selfBlocks()) {
                findings.addOnce(pass, Severity.ERROR, block.statement(), "", 0, problem(block));
            }
        }
        return findings.list();
    }

    private static Problem problem(SelfBlock block) {
        String did = SqlLine.of(block.holderDid()).abbreviated();
        return Problem.what("the migration waits for its own tool, and would wait forever")
                .said("statement: " + SqlLine.of(block.statement()).abbreviated())
                .said(block.waiter() + " waits for " + block.waitedFor() + ", which " + block.holder() + " has")
                .said(did.isEmpty() ? "" : "that session does nothing any more; its last statement: " + did)
                .remedy(
                        "let the tool keep its own lock without a transaction that stays open, or run the statement where the "
                                + "tool holds none (Flyway: flyway.postgresql.transactional.lock=false)");
    }
}
