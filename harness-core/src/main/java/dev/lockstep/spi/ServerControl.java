package dev.lockstep.spi;

import java.util.Optional;

/**
 * What can be done with a server that the harness started and may stop again.
 *
 * <p>Safe for use by several threads.
 */
public interface ServerControl {

    /** Returns in which phase the server is. */
    ServerPhase phase();

    /** Returns the settings of the present phase on which times depend, for people: {@code wal_level=replica, fsync=on}. */
    String settings();

    /**
     * Gives the server to one database alone: until the result is closed nobody else gets one.
     *
     * @return nothing if other databases are in use
     */
    Optional<Alone> alone(Database database);

    /** A server on which nobody else is at work. */
    interface Alone extends AutoCloseable {

        /** Restarts the server with the settings of {@code phase}, unless they are in force. Ends every session. */
        void turnTo(ServerPhase phase);

        /** Returns what a state depends on besides what was done in it: version, recipe, roles, and how the data was made. */
        String ground();

        /**
         * Restarts the server on the state that was kept under {@code key}, in which the database has its own name again.
         *
         * @return what was told of the state when it was kept; nothing if there is none, it is damaged, or databases would be lost
         */
        Optional<String> take(String key, ServerPhase next);

        /**
         * Keeps the server's state for later runs and restarts the server.
         *
         * @param about what {@link #take} returns
         * @return why it was not kept; empty if it was
         */
        String keep(String key, String about, ServerPhase next);

        /** Lets others on the server again, which then has settings to measure with. */
        @Override
        void close();
    }
}
