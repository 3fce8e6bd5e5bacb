package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.Measure;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Charge;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.remedy.SafeFormFinder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Traffic on no table stands still for longer than its budget allows. */
public final class TrafficBlockedRule implements Rule {

    private final Limits limits;

    public TrafficBlockedRule(Limits limits) {
        this.limits = limits;
    }

    @Override
    public RuleId id() {
        return RuleId.TRAFFIC_BLOCKED;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        PassFindings findings = new PassFindings(id(), journal);
        for (WatchedPass pass : WatchedPass.all(journal, limits.sizes())) {
            for (TrafficSeen traffic : pass.watched().traffic()) {
                Breach.of(limits, charge(pass, traffic), blocked(traffic))
                        .ifPresent(breach -> tell(findings, pass, traffic, breach));
            }
        }
        return new UnmatchedLimits(limits).addTo(findings.list(), id(), journal);
    }

    private static Charge charge(WatchedPass pass, TrafficSeen traffic) {
        return new Charge(
                Budget.Cost.TRAFFIC_BLOCKED,
                Optional.empty(),
                List.of(traffic.name()),
                pass.span().toString(),
                pass.direction());
    }

    /** A stall may begin before the first request that shows it was due, and is none before it is as long as one. */
    private static Measure blocked(TrafficSeen traffic) {
        return traffic.blockedMicros() == 0
                ? Measure.NONE
                : new Measure(traffic.blockedMicros(), traffic.blockedMicros() + TrafficSeen.BLOCKED_FROM_MICROS);
    }

    private static void tell(PassFindings findings, WatchedPass pass, TrafficSeen traffic, Breach breach) {
        String name =
                switch (traffic.kind()) {
                    case READ -> "reads of " + traffic.name() + " were";
                    case WRITE -> "writes to " + traffic.name() + " were";
                    case USER -> "the traffic " + traffic.name() + " was";
                };
        Problem problem = breach.told(Problem.what(name + " blocked " + breach.words()))
                .said("worst request " + millis(traffic.worstMicros()) + ", 99 of 100 within "
                        + millis(traffic.p99Micros()) + ", " + traffic.requests() + " requests, " + traffic.errors()
                        + " failed" + (traffic.firstError().isEmpty() ? "" : ": " + traffic.firstError()));
        Optional<StatementSeen> culprit = culprit(pass, traffic);
        problem = problem.said(culprit.map(LockWords::line).orElse(""))
                .remedy(culprit.flatMap(statement -> new SafeFormFinder().find(statement.sql()))
                        .orElse("make the lock shorter, or give up waiting for it sooner: SET lock_timeout = '"
                                + breach.budget().limit().toMillis() + "ms'"));
        findings.add(
                pass,
                pass.weight(breach.severity()),
                culprit.map(StatementSeen::sql).orElse(""),
                traffic.name(),
                traffic.blockedMicros(),
                problem);
    }

    /** Returns the statement that held or awaited the longest lock in the way during the longest stall. */
    private static Optional<StatementSeen> culprit(WatchedPass pass, TrafficSeen traffic) {
        return traffic.stalls().stream()
                .max(Comparator.comparingLong(TrafficSeen.Stall::latencyMicros))
                .flatMap(stall -> pass.statements().stream()
                        .filter(statement -> inTheWay(statement, traffic, stall) > 0)
                        .max(Comparator.comparingLong(statement -> inTheWay(statement, traffic, stall))));
    }

    /** Returns for how many microseconds of the stall {@code statement} had or wanted a lock that keeps the traffic out. */
    private static long inTheWay(StatementSeen statement, TrafficSeen traffic, TrafficSeen.Stall stall) {
        return statement.locks().stream()
                .filter(hold -> isInTheWay(hold, traffic))
                .mapToLong(hold -> Math.min(hold.released().latestMicros(), stall.dueMicros() + stall.latencyMicros())
                        - Math.max(
                                hold.acquired().earliestMicros() - hold.waited().atMostMicros(), stall.dueMicros()))
                .max()
                .orElse(0);
    }

    private static boolean isInTheWay(LockHold hold, TrafficSeen traffic) {
        boolean onIt = traffic.kind() == TrafficSeen.Kind.USER
                || hold.target()
                        .table()
                        .filter(table -> table.toString().equals(traffic.name()))
                        .isPresent();
        return onIt
                && (traffic.kind() == TrafficSeen.Kind.READ
                        ? hold.mode().blocksReads()
                        : hold.mode().blocksWrites());
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%,d ms", micros / 1_000);
    }
}
