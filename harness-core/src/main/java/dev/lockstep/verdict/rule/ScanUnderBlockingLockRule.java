package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import dev.lockstep.verdict.remedy.SafeFormFinder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * No large table is read from end to end while a lock of the same transaction keeps its readers or writers out.
 *
 * <p>Scans that come with a rewrite, an index build or a backfill are told by the rules on those.
 */
public final class ScanUnderBlockingLockRule implements Rule {

    private final TableSizes sizes;

    public ScanUnderBlockingLockRule(TableSizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public RuleId id() {
        return RuleId.SCAN_UNDER_BLOCKING_LOCK;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        PassFindings findings = new PassFindings(id(), journal);
        for (WatchedPass pass : WatchedPass.all(journal, sizes)) {
            for (StatementSeen statement : pass.statements()) {
                worst(pass, statement).ifPresent(scan -> tell(findings, pass, statement, scan));
            }
        }
        return findings.list();
    }

    private static Optional<Effects.Scan> worst(WatchedPass pass, StatementSeen statement) {
        return statement.effects().scans().stream()
                .filter(scan -> pass.isLarge(scan.table()) && !isToldElsewhere(statement.effects(), scan.table()))
                .filter(scan -> !pass.blocking(statement, scan.table()).isEmpty())
                .max(Comparator.comparingLong(Effects.Scan::rows));
    }

    private static boolean isToldElsewhere(Effects effects, ObjectName table) {
        return effects.rewrites().stream().anyMatch(rewrite -> rewrite.table().equals(table))
                || effects.indexes().stream().anyMatch(index -> index.table().equals(table))
                || effects.written().stream().anyMatch(rows -> rows.table().equals(table) && rows.rows() > 0);
    }

    private static void tell(PassFindings findings, WatchedPass pass, StatementSeen statement, Effects.Scan scan) {
        LockWords words = new LockWords(pass);
        WatchedPass.Held held = pass.blocking(statement, scan.table()).get(0);
        Problem problem = words.problem(
                        scan.table() + " is read from end to end under " + LockWords.held(held.hold()) + ": "
                                + LockWords.effect(held.hold().mode()),
                        statement,
                        scan.table())
                .said(LockWords.origin(statement, held))
                .said(words.victims(held.hold()))
                .remedy(remedy(statement, held));
        findings.add(
                pass,
                pass.weight(Severity.ERROR),
                statement.sql(),
                scan.table().toString(),
                held.hold().held().micros(),
                problem);
    }

    private static String remedy(StatementSeen statement, WatchedPass.Held held) {
        if (held.by().number() != statement.number()) {
            return "move this statement into a later migration, or at least into a transaction of its own, so that the lock is "
                    + "let go before it begins";
        }
        return new SafeFormFinder()
                .find(statement.sql())
                .orElse(
                        "split the statement: make the change without checking old rows, and check them in a later migration "
                                + "under a weaker lock");
    }
}
