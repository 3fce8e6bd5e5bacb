package dev.lockstep.run;

import dev.lockstep.spi.DataPlan;
import dev.lockstep.spi.LoadRequest;
import java.time.Duration;

/**
 * From when on it is worth restarting the server, and keeping a state.
 *
 * @param rows in one table
 * @param slow how long older migrations must have taken
 */
record ManyRows(long rows, Duration slow) {

    static ManyRows standard() {
        return new ManyRows(100_000, Duration.ofSeconds(5));
    }

    /** Returns whether some table may get many rows. What a profile asks for is not known here. */
    boolean maybe(LoadRequest request) {
        DataPlan plan = request.plan();
        return request.rows() >= rows
                || plan.profile().isPresent()
                || plan.counts().most(request.rows()) >= rows;
    }

    /** Returns whether {@code table} is to get many rows. */
    boolean isFor(String table, LoadRequest request) {
        return request.plan().profile().isPresent()
                || request.plan().counts().wanted(table, request.rows())
                                / request.plan().share().of()
                        >= rows;
    }
}
