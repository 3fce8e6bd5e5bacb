package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.lock.LockHold;
import dev.lockstep.problem.Problem;
import dev.lockstep.sql.SqlLine;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A lock that keeps readers or writers out of a large table is asked for with a {@code lock_timeout}: while the request waits behind
 * somebody's long transaction, everybody else queues behind the request.
 */
public final class NoLockTimeoutRule implements Rule {

    private static final String REMEDY =
            "SET lock_timeout = '2s' before the statement (SET LOCAL inside a transaction), and run the migration again when "
                    + "it gives up";

    private final TableSizes sizes;

    public NoLockTimeoutRule(TableSizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public RuleId id() {
        return RuleId.NO_LOCK_TIMEOUT;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        PassFindings findings = new PassFindings(id(), journal);
        for (WatchedPass pass : WatchedPass.all(journal, sizes)) {
            List<WatchedPass.Held> unguarded = unguarded(pass);
            if (!unguarded.isEmpty()) {
                tell(findings, pass, unguarded);
            }
        }
        return findings.list();
    }

    /** Returns for each statement that waits without end the strongest lock that it takes. */
    private static List<WatchedPass.Held> unguarded(WatchedPass pass) {
        List<WatchedPass.Held> unguarded = new ArrayList<>();
        for (StatementSeen statement : pass.statements()) {
            boolean endless = statement.lockTimeout().filter(Duration::isZero).isPresent();
            if (endless && !SqlLine.of(statement.sql()).names("NOWAIT")) {
                strongest(pass, statement).ifPresent(hold -> unguarded.add(new WatchedPass.Held(statement, hold)));
            }
        }
        return unguarded;
    }

    private static Optional<LockHold> strongest(WatchedPass pass, StatementSeen statement) {
        return statement.locks().stream()
                .filter(hold -> hold.target().kind().holdsRows() && hold.mode().blocksWrites())
                .filter(hold -> hold.target().table().filter(pass::isLarge).isPresent())
                .max(Comparator.comparing(LockHold::mode));
    }

    private static String more(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> "so is the lock of 1 more statement";
            default -> "so are the locks of " + count + " more statements";
        };
    }

    private void tell(PassFindings findings, WatchedPass pass, List<WatchedPass.Held> unguarded) {
        WatchedPass.Held first = unguarded.get(0);
        String table = first.hold().target().name();
        Problem problem = new LockWords(pass)
                .statement(
                        first.hold().mode().sql() + " on " + table + " is asked for without a lock_timeout", first.by())
                .said(first.hold().target().table().map(pass::size).orElse(""))
                .said(more(unguarded.size() - 1))
                .remedy(REMEDY);
        findings.addOnce(pass, pass.weight(Severity.WARNING), first.by().sql(), table, unguarded.size(), problem);
    }
}
