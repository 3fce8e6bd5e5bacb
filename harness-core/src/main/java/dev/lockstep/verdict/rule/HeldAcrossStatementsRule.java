package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.Measure;
import dev.lockstep.lock.Moment;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.sql.SqlLine;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A lock that keeps readers or writers out of a large table is let go soon after the statement that took it.
 *
 * <p>Not the number of statements counts but what they cost: that they work on another large table from end to end, or that the
 * lock is surely held for {@link #SOON} longer than its statement took. Work on the locked table itself and backfills are told by the
 * rules on those; a hold that is an outage by its length breaks a budget.
 */
public final class HeldAcrossStatementsRule implements Rule {

    static final Duration SOON = Duration.ofMillis(250);

    private final TableSizes sizes;

    public HeldAcrossStatementsRule(TableSizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public RuleId id() {
        return RuleId.BLOCKING_LOCK_HELD_ACROSS_STATEMENTS;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        PassFindings findings = new PassFindings(id(), journal);
        for (WatchedPass pass : WatchedPass.all(journal, sizes)) {
            for (List<StatementSeen> transaction : pass.transactions().values()) {
                boolean isBackfill = Backfill.of(pass, transaction)
                        .filter(backfill ->
                                DdlAndBackfillRule.lock(pass, backfill).isPresent())
                        .isPresent();
                if (!isBackfill) {
                    judge(findings, pass, transaction);
                }
            }
        }
        return findings.list();
    }

    private static void judge(PassFindings findings, WatchedPass pass, List<StatementSeen> transaction) {
        for (StatementSeen statement : transaction) {
            for (LockHold hold : statement.locks()) {
                Optional<ObjectName> table = hold.target().table().filter(pass::isLarge);
                if (table.isPresent()
                        && hold.target().kind().holdsRows()
                        && hold.mode().blocksWrites()) {
                    judge(findings, pass, transaction, new WatchedPass.Held(statement, hold), table.get());
                }
            }
        }
    }

    private static void judge(
            PassFindings findings,
            WatchedPass pass,
            List<StatementSeen> transaction,
            WatchedPass.Held held,
            ObjectName table) {
        List<StatementSeen> later = transaction.stream()
                .filter(statement -> statement.number() > held.by().number()
                        && statement.startMicros() < held.hold().released().latestMicros())
                .toList();
        Optional<StatementSeen> heavy = later.stream()
                .filter(statement -> worksOnAnother(pass, statement, table))
                .findFirst();
        boolean toldElsewhere = later.stream().anyMatch(statement -> worksOn(statement, table));
        Measure after = Moment.exactly(held.by().endMicros()).until(held.hold().released());
        if (heavy.isPresent() || (after.exceeds(SOON) && !toldElsewhere)) {
            tell(findings, pass, held, table, after, later, heavy);
        }
    }

    private static boolean worksOnAnother(WatchedPass pass, StatementSeen statement, ObjectName table) {
        return worked(statement).anyMatch(worked -> !worked.equals(table) && pass.isLarge(worked));
    }

    private static boolean worksOn(StatementSeen statement, ObjectName table) {
        return worked(statement).anyMatch(table::equals);
    }

    /** Returns the tables that a statement worked through from end to end. */
    private static Stream<ObjectName> worked(StatementSeen statement) {
        Effects effects = statement.effects();
        return Stream.of(
                        effects.scans().stream().map(Effects.Scan::table),
                        effects.rewrites().stream().map(Effects.Rewrite::table),
                        effects.indexes().stream().map(Effects.IndexBuild::table))
                .flatMap(Function.identity());
    }

    private static void tell(
            PassFindings findings,
            WatchedPass pass,
            WatchedPass.Held held,
            ObjectName table,
            Measure after,
            List<StatementSeen> later,
            Optional<StatementSeen> heavy) {
        LockWords words = new LockWords(pass);
        String next = heavy.or(() -> later.stream().findFirst())
                .map(statement -> "meanwhile: " + SqlLine.of(statement.sql()).abbreviated())
                .orElse("meanwhile the transaction sent nothing");
        Problem problem = words.problem(
                        held.hold().mode().sql() + " on " + table + " is still held for " + after
                                + " after the statement that took it",
                        held.by(),
                        table)
                .said(next)
                .said(words.victims(held.hold()))
                .remedy("let the transaction end right after "
                        + SqlLine.of(held.by().sql()).abbreviated()
                        + ": put what comes after it into a migration of its own, or before it");
        findings.add(pass, pass.weight(Severity.WARNING), held.by().sql(), table.toString(), after.micros(), problem);
    }
}
