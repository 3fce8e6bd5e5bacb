package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import java.util.List;
import java.util.Optional;

/** No backfill of a large table runs in a transaction that keeps readers or writers out of a table in use. */
public final class DdlAndBackfillRule implements Rule {

    private final TableSizes sizes;

    public DdlAndBackfillRule(TableSizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public RuleId id() {
        return RuleId.DDL_AND_BACKFILL_IN_ONE_TRANSACTION;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        PassFindings findings = new PassFindings(id(), journal);
        for (WatchedPass pass : WatchedPass.all(journal, sizes)) {
            for (List<StatementSeen> transaction : pass.transactions().values()) {
                Backfill.of(pass, transaction).ifPresent(backfill -> lock(pass, backfill)
                        .ifPresent(held -> tell(findings, pass, backfill, held)));
            }
        }
        return findings.list();
    }

    /** Returns the strongest lock that keeps others out of a table in use while rows are changed. */
    static Optional<WatchedPass.Held> lock(WatchedPass pass, Backfill backfill) {
        for (StatementSeen statement : backfill.statements()) {
            Optional<WatchedPass.Held> held = pass.blocking(statement).stream()
                    .filter(lock ->
                            lock.hold().target().table().filter(pass::wasInUse).isPresent())
                    .findFirst();
            if (held.isPresent()) {
                return held;
            }
        }
        return Optional.empty();
    }

    private void tell(PassFindings findings, WatchedPass pass, Backfill backfill, WatchedPass.Held held) {
        LockWords words = new LockWords(pass);
        String locked = held.hold().target().name();
        Problem problem = words.problem(
                        backfill.counted() + " are changed by a transaction that has " + locked + " under "
                                + LockWords.held(held.hold()),
                        backfill.largest(),
                        backfill.table())
                .said(LockWords.origin(backfill.largest(), held))
                .said(words.victims(held.hold()))
                .remedy("change the schema in this migration and the rows of " + backfill.table()
                        + " in a later one, in batches of a few thousand that are each committed");
        findings.add(
                pass,
                pass.weight(Severity.ERROR),
                backfill.largest().sql(),
                backfill.table().toString(),
                held.hold().held().micros(),
                problem);
    }
}
