package dev.lockstep.verdict.rule;

import dev.lockstep.journal.StatementSeen;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockWait;
import dev.lockstep.lock.Party;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.sql.SqlLine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How the rules on locks and cost tell what they saw in one pass. */
record LockWords(WatchedPass pass) {

    /** Begins a problem with what happened, the statement and the size of the table that it is about. */
    Problem problem(String what, StatementSeen statement, ObjectName table) {
        return statement(what, statement).said(pass.size(table));
    }

    /** Begins a problem with what happened and the statement. */
    Problem statement(String what, StatementSeen statement) {
        return Problem.what(what).said(line(statement));
    }

    /** Returns the statement as a line of evidence. */
    static String line(StatementSeen statement) {
        return "statement: " + SqlLine.of(statement.sql()).abbreviated();
    }

    /** Returns a lock with its figure: {@code ACCESS EXCLUSIVE, held for 201 ms ± 0.6 ms}. */
    static String held(LockHold hold) {
        return hold.mode().sql() + ", held for " + hold.held();
    }

    /** Returns what others cannot do meanwhile. */
    static String effect(LockMode mode) {
        return mode.blocksReads()
                ? "nobody can read or write the table meanwhile"
                : "nobody can write to the table meanwhile";
    }

    /** Returns where the lock comes from; empty if {@code statement} took it itself. */
    static String origin(StatementSeen statement, WatchedPass.Held held) {
        return held.by().number() == statement.number()
                ? ""
                : "the lock is still held from: " + SqlLine.of(held.by().sql()).abbreviated();
    }

    /** Returns who waited behind {@code hold}; empty if nobody was seen to. */
    String victims(LockHold hold) {
        List<LockWait> behind = pass.watched().victims().stream()
                .filter(wait -> wait.target().table().equals(hold.target().table()))
                .filter(wait -> wait.waiter().role() != Party.Role.MIGRATOR)
                .filter(wait -> wait.since().earliestMicros() <= hold.released().latestMicros()
                        && wait.since().latestMicros() + wait.waited().atMostMicros()
                                >= hold.acquired().earliestMicros())
                .toList();
        Optional<LockWait> longest = behind.stream()
                .max(Comparator.comparingLong(wait -> wait.waited().micros()));
        if (longest.isEmpty()) {
            return "";
        }
        String words = longest.get().waiter() + " waited behind it for "
                + longest.get().waited();
        return behind.size() == 1 ? words : words + ", the longest of " + behind.size() + " waits";
    }
}
