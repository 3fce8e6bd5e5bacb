package dev.lockstep.spi;

import dev.lockstep.down.DownShape;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.schema.ObjectName;
import java.util.List;
import java.util.Set;

/**
 * A tool at work on one database. Between two calls it keeps no session open in the database, so that the database can be
 * saved and restored, and so that every apply and every revert starts on a fresh session, as in production.
 */
public interface MigrationSession extends AutoCloseable {

    /** Returns the version of the tool that runs, as it tells it. */
    String toolVersion();

    /** Returns the project's migrations, oldest first. The list does not change while the session is open. */
    List<Migration> migrations();

    /** Returns which of them the tool's own history calls applied, oldest first. */
    List<MigrationId> applied();

    /**
     * Takes one migration up with the real tool.
     *
     * @param migration the oldest that is not applied
     */
    Outcome apply(MigrationId migration);

    /**
     * Takes one migration down with the real tool.
     *
     * @param migration the newest that is applied
     */
    Outcome revert(MigrationId migration);

    /** Returns the relations in which the tool keeps its history: they take no part in any comparison. */
    Set<ObjectName> bookkeeping();

    /** Returns how the tool wants a down of {@code migration} to be written, for a proposal. */
    default DownShape downShape(MigrationId migration) {
        return DownShape.plain();
    }

    @Override
    void close();
}
