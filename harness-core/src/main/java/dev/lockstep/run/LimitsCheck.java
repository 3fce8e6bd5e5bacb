package dev.lockstep.run;

import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Finding.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for mistakes in what migrations may cost, and in the volumes at which that is measured. */
final class LimitsCheck {

    List<Problem> faults(RunSettings settings) {
        List<Problem> faults = new ArrayList<>();
        settings.limits().budgets().forEach(budget -> faults.addAll(faults(budget)));
        settings.limits().sizes().productionRows().forEach((table, rows) -> {
            if (rows < 0) {
                faults.add(Problem.what("table " + table + " is declared to have " + rows + " rows in production")
                        .where("setting productionRows")
                        .remedy("give 0 or more"));
            }
        });
        if (settings.limits().sizes().largeFrom() < 0) {
            faults.add(Problem.what("largeFrom is " + settings.limits().sizes().largeFrom())
                    .where("setting largeFrom")
                    .remedy("give 0 or more"));
        }
        settings.growth().stream()
                .filter(volumes -> volumes.small() < 1 || volumes.large() / 2 < volumes.small())
                .forEach(
                        volumes -> faults.add(
                                Problem.what("growth cannot be told from " + volumes.small() + " and " + volumes.large()
                                                + " rows")
                                        .where("setting growth")
                                        .remedy(
                                                "give two volumes, the second at least twice the first, for instance 10_000 and 100_000")));
        return faults;
    }

    private static List<Problem> faults(Budget budget) {
        List<Problem> faults = new ArrayList<>();
        if (budget.limit().compareTo(Duration.ZERO) <= 0) {
            faults.add(Problem.what("a budget for " + budget.cost() + " allows nothing: " + budget.limit())
                    .where(budget.writtenAt())
                    .remedy("give a duration such as 200ms"));
        }
        if (budget.atRows().isPresent() && budget.atRows().getAsLong() < 1) {
            faults.add(Problem.what("a budget for " + budget.cost() + " is meant for "
                            + budget.atRows().getAsLong() + " rows")
                    .where(budget.writtenAt())
                    .remedy("give the number of rows in production, or leave it out to judge what was measured"));
        }
        boolean projected = budget.cost() == Budget.Cost.HELD || budget.cost() == Budget.Cost.STATEMENT;
        if (budget.atRows().isPresent() && !projected) {
            faults.add(Problem.what("a budget for " + budget.cost() + " cannot be projected to a number of rows")
                    .where(budget.writtenAt())
                    .remedy("only how long a lock is held or a statement takes is; leave atRows out"));
        }
        if (budget.atRows().isPresent() && budget.direction().equals(Optional.of(Direction.DOWN))) {
            faults.add(Problem.what("a budget for the way down cannot be projected to a number of rows")
                    .where(budget.writtenAt())
                    .remedy("growth is measured on the way up only; leave atRows out"));
        }
        return faults;
    }
}
