package dev.lockstep.report;

import dev.lockstep.journal.Observation;
import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockWait;
import dev.lockstep.lock.Measure;
import dev.lockstep.plan.Step;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Charge;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the moments of a step at which budgets certainly broke. What that is worth is for the rules to say. */
final class BudgetBreaks {

    private final Limits limits;
    private final Observation observation;
    private final Watched watched;
    private final List<BudgetBreak> found = new ArrayList<>();

    BudgetBreaks(Limits limits, Observation observation) {
        this.limits = limits;
        this.observation = observation;
        this.watched = observation.watched();
    }

    /** Returns them in order of time, numbered. */
    List<BudgetBreak> find() {
        for (StatementSeen statement : watched.statements()) {
            statement.locks().forEach(this::held);
            statement.waits().forEach(this::waited);
            String took = "statement " + (statement.number() + 1) + " took " + HumanTime.of(statement.tookMicros());
            Measure time = Measure.exactly(statement.tookMicros());
            broken(charge(Budget.Cost.STATEMENT, Optional.empty(), List.of()), time)
                    .forEach(budget -> add(budget, statement.startMicros(), "", took));
        }
        watched.traffic().forEach(this::blocked);
        if (!watched.statements().isEmpty()) {
            Measure time = Measure.exactly(observation.tookMicros());
            broken(charge(Budget.Cost.MIGRATION, Optional.empty(), List.of()), time)
                    .forEach(budget ->
                            add(budget, 0, "", "the migration took " + HumanTime.of(observation.tookMicros())));
        }
        found.sort(Comparator.comparing(BudgetBreak::atMicros));
        List<BudgetBreak> numbered = new ArrayList<>();
        for (BudgetBreak each : found) {
            numbered.add(
                    new BudgetBreak(numbered.size() + 1, each.atMicros(), each.relation(), each.budget(), each.seen()));
        }
        return numbered;
    }

    private void held(LockHold hold) {
        LockTarget target = hold.target();
        Optional<ObjectName> table = target.table().filter(name -> target.kind().holdsRows());
        if (table.isEmpty() || has(table.get(), RelationSeen.Fate.CREATED)) {
            return;
        }
        String seen = hold.mode().sql() + " on " + target.name() + " held " + HumanTime.of(hold.held());
        broken(charge(Budget.Cost.HELD, Optional.of(hold.mode()), names(target)), hold.held()).stream()
                .filter(budget -> !budget.isDefault() || rows(table.get()) > 0)
                .forEach(budget -> add(budget, hold.acquired().latestMicros(), target.name(), seen));
    }

    private void waited(LockWait wait) {
        String mode = new ModeName(wait.mode()).toString();
        String seen = mode + " on " + wait.target().name() + " waited for " + HumanTime.of(wait.waited());
        Optional<LockMode> known = List.of(LockMode.values()).stream()
                .filter(each -> each.serverName().equals(wait.mode()))
                .findFirst();
        if (wait.target().table().isPresent()) {
            broken(charge(Budget.Cost.WAITED, known, names(wait.target())), wait.waited())
                    .forEach(budget -> add(
                            budget, wait.since().latestMicros(), wait.target().name(), seen));
        }
    }

    private void blocked(TrafficSeen traffic) {
        String seen = TrafficName.of(traffic) + " blocked for " + HumanTime.of(traffic.blockedMicros());
        Measure time = Measure.exactly(traffic.blockedMicros());
        broken(charge(Budget.Cost.TRAFFIC_BLOCKED, Optional.empty(), List.of(traffic.name())), time)
                .forEach(budget -> add(budget, budgetBegan(budget, traffic), traffic.name(), seen));
    }

    /** When the blocked time that used the budget up would have begun, had it been one piece. */
    private static long budgetBegan(Budget budget, TrafficSeen traffic) {
        long limit = micros(budget);
        long blocked = 0;
        long until = Long.MIN_VALUE;
        for (TrafficSeen.Stall stall : traffic.stalls()) {
            long from = Math.max(until, stall.dueMicros());
            long to = stall.dueMicros() + stall.latencyMicros();
            if (to > from) {
                if (blocked + to - from > limit) {
                    return from - blocked;
                }
                blocked += to - from;
                until = to;
            }
        }
        return Math.max(0, until) - limit;
    }

    private Charge charge(Budget.Cost cost, Optional<LockMode> mode, List<String> relations) {
        Step step = observation.step();
        Direction direction = step instanceof Step.Revert ? Direction.DOWN : Direction.UP;
        return new Charge(cost, mode, relations, step.span().toString(), direction);
    }

    private List<Budget> broken(Charge charge, Measure figure) {
        return limits.budgetsFor(charge).stream()
                .filter(budget -> figure.exceeds(budget.limit()))
                .toList();
    }

    private void add(Budget budget, long since, String relation, String seen) {
        found.add(new BudgetBreak(0, since + micros(budget), relation, budget, seen));
    }

    private static long micros(Budget budget) {
        return budget.limit().toNanos() / 1_000;
    }

    private static List<String> names(LockTarget target) {
        return target.table()
                .map(table -> List.of(target.name(), table.toString()))
                .orElse(List.of(target.name()));
    }

    private boolean has(ObjectName table, RelationSeen.Fate fate) {
        return watched.relations().stream()
                .anyMatch(relation ->
                        relation.table().equals(table) && relation.kind().holdsRows() && relation.fate() == fate);
    }

    private long rows(ObjectName table) {
        return watched.relations().stream()
                .filter(relation ->
                        relation.table().equals(table) && relation.kind().holdsRows())
                .mapToLong(RelationSeen::rows)
                .findFirst()
                .orElse(0);
    }
}
