package dev.lockstep.spi;

import dev.lockstep.journal.Watched;

/**
 * Watches a tool at work in one database, from the wire: whatever connects to {@link #database()} is seen.
 *
 * <p>Between {@link #stop()} and the next {@link #start} connections pass through unseen and undelayed.
 */
public interface Watch extends AutoCloseable {

    /** Returns the database as the tool under test is to be given it: the same database at the watch's own address. */
    Database database();

    /**
     * Begins to look. Nothing of the tool is at work yet.
     *
     * @throws dev.lockstep.problem.LockstepException if the server does not let the watch look
     */
    void start(WatchRequest request);

    /**
     * Ends the traffic and the scenes, and returns what was seen. The tool has closed its connections, or its connections are of
     * no more interest. May be called by another thread than {@link #start}; never throws because of what the tool did.
     */
    Watched stop();

    @Override
    void close();
}
