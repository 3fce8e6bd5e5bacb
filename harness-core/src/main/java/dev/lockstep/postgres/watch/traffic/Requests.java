package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.journal.TrafficSeen;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What a lane asks for again and again. Equal requests ask for the same. */
interface Requests {

    /** Returns the table's name, or what the user calls it. */
    String name();

    TrafficSeen.Kind kind();

    /** Returns what people call the session: {@code reads of orders}. */
    String sessionName();

    /**
     * Returns statements with one parameter and one row, from which a scout learns whether the request would get what it needs.
     * Nothing if only the request itself can tell.
     */
    Optional<String> glance();

    /** Prepares to ask over {@code session}. */
    Requester over(Connection session) throws SQLException;

    /** Asks over one session. */
    interface Requester {
        /**
         * Asks once, and leaves no transaction open whatever happens.
         *
         * @throws Exception if the request failed
         */
        void ask(Patience patience) throws Exception;

        /** Returns the parameter of the scout's statements, as it is now. */
        default String glanceParameter() {
            return "";
        }

        /** Returns whether {@code seen}, the scout's row, means that the request need not be made. */
        default boolean isFree(String seen) {
            return false;
        }
    }

    /** What there is of it for a request that has to be made again, because others have what it needs. */
    @FunctionalInterface
    interface Patience {
        /**
         * Waits a little.
         *
         * @return whether it is still of interest
         */
        boolean rest() throws InterruptedException;
    }
}
