package dev.lockstep.report;

import dev.lockstep.journal.Observation;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockWait;
import dev.lockstep.plan.Step;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.NamePattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the moments of a step at which budgets certainly broke. Whether that matters is for the rules to say. */
final class BudgetBreaks {

    private static final Comparator<BudgetBreak> BY_TIME = Comparator.comparing(BudgetBreak::atMicros);

    private final List<Budget> inForce;

    BudgetBreaks(List<Budget> inForce) {
        this.inForce = List.copyOf(inForce);
    }

    List<BudgetBreak> in(Observation observation) {
        List<BudgetBreak> found = new ArrayList<>();
        for (Budget budget : inForce) {
            if (isAbout(budget, observation.step()) && budget.atRows().isEmpty()) {
                find(budget, observation, found);
            }
        }
        found.sort(BY_TIME);
        List<BudgetBreak> numbered = new ArrayList<>();
        for (BudgetBreak each : found) {
            numbered.add(
                    new BudgetBreak(numbered.size() + 1, each.atMicros(), each.lane(), each.budget(), each.seen()));
        }
        return numbered;
    }

    private static boolean isAbout(Budget budget, Step step) {
        Direction direction = step instanceof Step.Revert ? Direction.DOWN : Direction.UP;
        return budget.direction().map(direction::equals).orElse(true)
                && new NamePattern(budget.migration()).matches(step.span().toString());
    }

    private static void find(Budget budget, Observation observation, List<BudgetBreak> found) {
        Watched watched = observation.watched();
        long limit = budget.limit().toNanos() / 1_000;
        switch (budget.cost()) {
            case HELD -> held(budget, limit, watched, found);
            case WAITED -> waited(budget, limit, watched, found);
            case TRAFFIC_BLOCKED -> blocked(budget, limit, watched, found);
            case STATEMENT -> {
                for (StatementSeen statement : watched.statements()) {
                    if (statement.tookMicros() > limit) {
                        found.add(broken(
                                budget,
                                statement.startMicros() + limit,
                                "",
                                "statement " + (statement.number() + 1) + " took "
                                        + HumanTime.of(statement.tookMicros())));
                    }
                }
            }
            case MIGRATION -> {
                if (observation.tookMicros() > limit && !watched.statements().isEmpty()) {
                    found.add(
                            broken(budget, limit, "", "the migration took " + HumanTime.of(observation.tookMicros())));
                }
            }
        }
    }

    private static void held(Budget budget, long limit, Watched watched, List<BudgetBreak> found) {
        BlockingHolds blocking = new BlockingHolds(watched);
        for (StatementSeen statement : watched.statements()) {
            for (LockHold hold : statement.locks()) {
                boolean meant = covers(budget, hold.mode())
                        && hold.target().kind().holdsRows()
                        && matches(budget, hold.target().name());
                if (meant && blocking.isInTheWay(hold) && hold.held().exceeds(budget.limit())) {
                    found.add(broken(
                            budget,
                            hold.acquired().latestMicros() + limit,
                            hold.target().name(),
                            new ModeName(hold.mode()) + " on " + hold.target().name() + " held "
                                    + HumanTime.of(hold.held())));
                }
            }
        }
    }

    private static void waited(Budget budget, long limit, Watched watched, List<BudgetBreak> found) {
        for (StatementSeen statement : watched.statements()) {
            for (LockWait wait : statement.waits()) {
                if (matches(budget, wait.target().name()) && wait.waited().exceeds(budget.limit())) {
                    found.add(broken(
                            budget,
                            wait.since().latestMicros() + limit,
                            wait.target().name(),
                            ModeName.ofServerName(wait.mode()) + " on "
                                    + wait.target().name() + " waited for " + HumanTime.of(wait.waited())));
                }
            }
        }
    }

    private static void blocked(Budget budget, long limit, Watched watched, List<BudgetBreak> found) {
        for (TrafficSeen traffic : watched.traffic()) {
            if (matches(budget, traffic.name()) && traffic.blockedMicros() > limit) {
                found.add(broken(
                        budget,
                        reached(limit, traffic),
                        traffic.name(),
                        TrafficName.of(traffic) + " blocked for " + HumanTime.of(traffic.blockedMicros())));
            }
        }
    }

    /** When traffic had been blocked for that long in all, as far as the slowest requests tell. */
    private static long reached(long limit, TrafficSeen traffic) {
        long blocked = 0;
        long until = Long.MIN_VALUE;
        for (TrafficSeen.Stall stall : traffic.stalls()) {
            long from = Math.max(until, stall.dueMicros());
            long to = stall.dueMicros() + stall.latencyMicros();
            if (to > from) {
                if (blocked + to - from > limit) {
                    return from + limit - blocked;
                }
                blocked += to - from;
                until = to;
            }
        }
        return Math.max(0, until);
    }

    private static boolean covers(Budget budget, LockMode mode) {
        return budget.mode().map(mode::isAtLeast).orElseGet(mode::blocksWrites);
    }

    private static boolean matches(Budget budget, String relation) {
        return new NamePattern(budget.relation()).matches(relation);
    }

    private static BudgetBreak broken(Budget budget, long at, String lane, String seen) {
        return new BudgetBreak(0, at, lane, BudgetLine.of(budget), seen);
    }

    /** Returns the budgets that hold: the user's, and for each cost that none of them is about the built-in ones. */
    static List<Budget> inForce(List<Budget> users, List<Budget> builtIn) {
        List<Budget> all = new ArrayList<>(users);
        builtIn.stream()
                .filter(budget -> users.stream().noneMatch(user -> user.cost() == budget.cost()))
                .forEach(all::add);
        return all;
    }
}
