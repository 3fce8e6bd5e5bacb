package dev.lockstep.run;

import dev.lockstep.migration.MigrationId;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Invariant;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.NamePattern;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Suppression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Looks for mistakes in settings, all at once, before anything is started. */
public final class SettingsCheck {

    /** Returns what is wrong with the settings by themselves. */
    public List<Problem> faults(RunSettings settings) {
        List<Problem> faults = new ArrayList<>();
        if (settings.rows() < 0) {
            faults.add(number("rows", settings.rows(), "0 or more"));
        }
        if (settings.newRows() < 0) {
            faults.add(number("newRows", settings.newRows(), "0 or more"));
        }
        if (settings.latest() < 1) {
            faults.add(number("latest", settings.latest(), "1 or more"));
        }
        if (settings.deadline().isZero() || settings.deadline().isNegative()) {
            faults.add(Problem.what("the deadline leaves no time: " + settings.deadline())
                    .where("setting deadline")
                    .remedy("give a duration such as 30s; it is for one migration in one direction"));
        }
        for (Invariant invariant : settings.invariants()) {
            if (invariant.name().isBlank() || invariant.sql().isBlank()) {
                faults.add(
                        Problem.what("an invariant has no " + (invariant.name().isBlank() ? "name" : "SQL"))
                                .where("invariant \"" + invariant.name() + "\"")
                                .remedy("give each invariant a name and a query that returns no row while it holds"));
            }
        }
        for (IrreversibleDeclaration declaration : settings.irreversible()) {
            if (declaration.because().isBlank()) {
                faults.add(Problem.what(
                                "migration " + declaration.migration() + " is declared irreversible without a reason")
                        .where("setting irreversible")
                        .remedy("say why it cannot be undone; the report prints it"));
            }
        }
        settings.suppressions().forEach(suppression -> faults.addAll(faults(suppression)));
        faults.addAll(new LimitsCheck().faults(settings));
        return faults;
    }

    /** Returns what is wrong with one suppression by itself. */
    List<Problem> faults(Suppression suppression) {
        List<Problem> faults = new ArrayList<>();
        if (RuleId.of(suppression.rule()).isEmpty()) {
            faults.add(Problem.what("there is no rule named \"" + suppression.rule() + "\"")
                    .where(place(suppression))
                    .said("rules: "
                            + Arrays.stream(RuleId.values()).map(RuleId::id).collect(Collectors.joining(", ")))
                    .remedy("correct the name"));
        }
        if (suppression.because().isBlank()) {
            faults.add(Problem.what("rule " + suppression.rule() + " is accepted without a reason")
                    .where(place(suppression))
                    .remedy("say why the finding is in order; the report prints it"));
        }
        return faults;
    }

    /** Returns the declarations and suppressions that name migrations which are not there. */
    public List<Problem> unknownMigrations(RunSettings settings, List<MigrationId> known) {
        List<String> ids = known.stream().map(MigrationId::value).toList();
        List<Problem> faults = new ArrayList<>();
        for (IrreversibleDeclaration declaration : settings.irreversible()) {
            if (!ids.contains(declaration.migration())) {
                faults.add(unknown(
                                "an irreversible migration is declared that does not exist",
                                declaration.migration(),
                                ids)
                        .where("setting irreversible"));
            }
        }
        for (Suppression suppression : settings.suppressions()) {
            boolean every = suppression.migration().equals(Suppression.EVERY_MIGRATION);
            if (!every && !ids.contains(suppression.migration())) {
                faults.add(unknown(
                                "rule " + suppression.rule() + " is accepted for a migration that does not exist",
                                suppression.migration(),
                                ids)
                        .where(place(suppression)));
            }
        }
        for (Budget budget : settings.limits().budgets()) {
            if (ids.stream().noneMatch(new NamePattern(budget.migration())::matches)) {
                faults.add(unknown("a budget is set for a migration that does not exist", budget.migration(), ids)
                        .where(budget.writtenAt()));
            }
        }
        return faults;
    }

    private static Problem unknown(String what, String id, List<String> known) {
        return Problem.what(what + ": \"" + id + "\"")
                .said("migrations: " + String.join(", ", known))
                .remedy("correct the id, or remove the declaration with the migration");
    }

    private static Problem number(String setting, long value, String allowed) {
        return Problem.what(setting + " is " + value)
                .where("setting " + setting)
                .remedy("give " + allowed);
    }

    private static String place(Suppression suppression) {
        return suppression.writtenAt().isBlank() ? "setting suppressions" : suppression.writtenAt();
    }
}
