package dev.lockstep.postgres.watch;

import dev.lockstep.journal.Watched;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.Watch;
import dev.lockstep.spi.WatchRequest;

/** Watches one database of a server from the wire. */
public final class TapWatch implements Watch {

    private final Database database;

    private TapWatch(Database database) {
        this.database = database;
    }

    /**
     * Opens a watch on {@code database}; the caller closes it before the database.
     *
     * @throws dev.lockstep.problem.LockstepException if the tap cannot listen or the server cannot be looked at
     */
    public static TapWatch open(DatabaseServer server, Database database) {
        return new TapWatch(database);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public void start(WatchRequest request) {}

    @Override
    public Watched stop() {
        return Watched.nothing();
    }

    @Override
    public void close() {}
}
