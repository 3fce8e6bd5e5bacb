package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import dev.lockstep.verdict.remedy.SafeFormFinder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** No large table is written anew while a lock of the same transaction keeps its readers or writers out. */
public final class RewriteUnderBlockingLockRule implements Rule {

    private final TableSizes sizes;

    public RewriteUnderBlockingLockRule(TableSizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public RuleId id() {
        return RuleId.REWRITE_UNDER_BLOCKING_LOCK;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        PassFindings findings = new PassFindings(id(), journal);
        for (WatchedPass pass : WatchedPass.all(journal, sizes)) {
            for (StatementSeen statement : pass.statements()) {
                largest(pass, statement).ifPresent(rewrite -> tell(findings, pass, statement, rewrite));
            }
        }
        return findings.list();
    }

    /** A table's indexes and its TOAST table are written with it. */
    private static Optional<Effects.Rewrite> largest(WatchedPass pass, StatementSeen statement) {
        return statement.effects().rewrites().stream()
                .filter(rewrite -> rewrite.kind().holdsRows() && pass.isLarge(rewrite.table()))
                .filter(rewrite -> !pass.blocking(statement, rewrite.table()).isEmpty())
                .max(Comparator.comparingLong(Effects.Rewrite::bytes));
    }

    private static void tell(
            PassFindings findings, WatchedPass pass, StatementSeen statement, Effects.Rewrite rewrite) {
        LockWords words = new LockWords(pass);
        WatchedPass.Held held = pass.blocking(statement, rewrite.table()).get(0);
        Problem problem = words.problem(
                        rewrite.table() + " is written anew under " + LockWords.held(held.hold()) + ": "
                                + LockWords.effect(held.hold().mode()),
                        statement,
                        rewrite.table())
                .said(LockWords.origin(statement, held))
                .said(words.victims(held.hold()))
                .remedy(new SafeFormFinder()
                        .find(statement.sql())
                        .orElse(
                                "make the change in a new column or table beside the old one, fill it in batches that are each "
                                        + "committed, and swap the names at the end"));
        findings.add(
                pass,
                pass.weight(Severity.ERROR),
                statement.sql(),
                rewrite.table().toString(),
                held.hold().held().micros(),
                problem);
    }
}
