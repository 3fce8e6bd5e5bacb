package dev.lockstep.run;

import dev.lockstep.spi.DataPlan;
import dev.lockstep.spi.LoadRequest;
import dev.lockstep.spi.RowCounts;
import dev.lockstep.verdict.NamePattern;
import java.time.Duration;

/**
 * From when on it is worth restarting the server, and keeping a state.
 *
 * @param rows in one table
 * @param slow how long older migrations must have taken
 */
record ManyRows(long rows, Duration slow) {

    /** A table may be counted in proportion to one that is counted so itself; a circle of such counts ends here. */
    private static final int LONGEST_CHAIN = 10;

    static ManyRows standard() {
        return new ManyRows(100_000, Duration.ofSeconds(5));
    }

    /** Returns whether some table may get many rows. What a profile asks for is not known here. */
    boolean maybe(LoadRequest request) {
        DataPlan plan = request.plan();
        return request.rows() >= rows
                || plan.profile().isPresent()
                || plan.counts().fixed().values().stream().anyMatch(count -> count >= rows)
                || plan.counts().ratios().stream().anyMatch(ratio -> wanted(ratio.child(), request, 0) >= rows);
    }

    /** Returns whether {@code table} is to get many rows. */
    boolean isFor(String table, LoadRequest request) {
        return request.plan().profile().isPresent()
                || wanted(table, request, 0) / request.plan().share().of() >= rows;
    }

    private static long wanted(String table, LoadRequest request, int depth) {
        RowCounts counts = request.plan().counts();
        if (counts.fixed(table).isPresent() || depth > LONGEST_CHAIN) {
            return counts.fixed(table).orElse(request.rows());
        }
        return counts.ratios().stream()
                .filter(ratio -> new NamePattern(ratio.child()).matches(table))
                .findFirst()
                .map(ratio -> (long) (ratio.each() * wanted(ratio.parent(), request, depth + 1)))
                .orElse(request.rows());
    }
}
