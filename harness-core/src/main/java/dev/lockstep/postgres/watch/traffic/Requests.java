package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.journal.TrafficSeen;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/** What a lane asks for again and again. Equal requests ask for the same. */
interface Requests {

    /** Returns the table's name, or what the user calls it. */
    String name();

    TrafficSeen.Kind kind();

    /** Returns what people call the session: {@code reads of orders}. */
    String sessionName();

    /** Prepares to ask over {@code session}. */
    Requester over(Connection session) throws SQLException;

    /** Asks over one session. */
    @FunctionalInterface
    interface Requester {
        /**
         * Asks once, and leaves no transaction open whatever happens.
         *
         * @param stopped when it is zero nobody is interested any more
         * @throws Exception if the request failed
         */
        void ask(CountDownLatch stopped) throws Exception;
    }
}
