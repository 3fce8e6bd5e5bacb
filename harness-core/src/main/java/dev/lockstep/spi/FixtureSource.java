package dev.lockstep.spi;

import dev.lockstep.journal.TableLoad;
import java.util.List;
import java.util.Optional;

/** Fills a database with rows. Found by {@link java.util.ServiceLoader}. */
public interface FixtureSource {

    /**
     * Writes the rows.
     *
     * @return one entry per table that was written to or could not be, in the order of loading; a table that cannot be
     *     filled is told there with the reason, never by an exception
     */
    List<TableLoad> load(Database database, LoadRequest request);

    /**
     * Names the edge case that a value of a row is, if it is one that this source writes on purpose.
     *
     * @param plan with the user's own edge cases, which have names, too
     * @param type the value's type as {@code pg_type} names it, below its domains: {@code varchar}, {@code _int4}
     * @param text the value as the server writes it
     */
    default Optional<String> edge(DataPlan plan, String type, String text) {
        return Optional.empty();
    }
}
