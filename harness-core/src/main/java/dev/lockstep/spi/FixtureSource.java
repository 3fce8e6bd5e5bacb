package dev.lockstep.spi;

import dev.lockstep.journal.TableLoad;
import java.util.List;

/** Fills a database with rows. Found by {@link java.util.ServiceLoader}. */
public interface FixtureSource {

    /**
     * Writes the rows.
     *
     * @return one entry per table that was written to or could not be, in the order of loading; a table that cannot be
     *     filled is told there with the reason, never by an exception
     */
    List<TableLoad> load(Database database, LoadRequest request);
}
