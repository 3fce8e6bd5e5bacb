package dev.lockstep.report;

import dev.lockstep.verdict.Budget;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A budget that was in force.
 *
 * @param text what it allows: {@code ACCESS EXCLUSIVE held at most 200 ms on orders}
 * @param writtenAt where the user wrote it; {@code default} for the built-in ones
 */
public record BudgetLine(String text, String writtenAt) {

    /** Returns the budget in words. */
    public static BudgetLine of(Budget budget) {
        String mode = budget.mode().map(each -> new ModeName(each).toString()).orElse("locks that block writes");
        String limit = " at most " + words(budget.limit());
        String what =
                switch (budget.cost()) {
                    case HELD -> mode + " held" + limit;
                    case WAITED -> mode + " waited for" + limit;
                    case TRAFFIC_BLOCKED -> "traffic blocked" + limit;
                    case STATEMENT -> "a statement takes" + limit;
                    case MIGRATION -> "a migration takes" + limit;
                };
        return new BudgetLine(
                what
                        + about(" on ", budget.relation())
                        + about(" in ", budget.migration())
                        + budget.direction()
                                .map(way -> " " + way.name().toLowerCase(Locale.ROOT))
                                .orElse("")
                        + rows(budget.atRows()),
                budget.writtenAt());
    }

    private static String about(String preposition, String pattern) {
        return pattern.equals(Budget.ANY) ? "" : preposition + pattern;
    }

    private static String rows(OptionalLong rows) {
        return rows.isEmpty() ? "" : String.format(Locale.ROOT, " at %,d rows", rows.getAsLong());
    }

    private static String words(Duration limit) {
        long micros = limit.toNanos() / 1_000;
        if (micros % 1_000_000 == 0) {
            return micros / 1_000_000 + " s";
        }
        return micros % 1_000 == 0 ? micros / 1_000 + " ms" : micros + " µs";
    }
}
