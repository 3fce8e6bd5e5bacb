package dev.lockstep.junit;

import dev.lockstep.migration.MigrationId;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A database of one invocation's own: the history up to one migration, with rows. Made when the first connection is asked for,
 * dropped with the invocation.
 */
final class VersionedDatabase implements StoredResource {

    private final CheckedRun run;
    private final MigrationId version;
    private final List<Database> made = new ArrayList<>();

    VersionedDatabase(CheckedRun run, MigrationId version) {
        this.run = run;
        this.version = version;
    }

    /** Returns a source of new sessions; the caller closes each. */
    DataSource dataSource() {
        return new DatabaseSource(this::connect);
    }

    synchronized Connection connect() {
        if (made.isEmpty()) {
            made.add(new HistoryReplay(run).to(version));
        }
        return made.get(0).connect();
    }

    /** Dropping a database ends the sessions that are still in it. */
    @Override
    public synchronized void close() {
        made.forEach(Database::close);
        made.clear();
    }
}
